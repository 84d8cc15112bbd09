import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { QrCode } from './qr-code.tsx';

const text = 'otpauth://totp/Platoniq:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Platoniq';

it('has a name, four squares of light on each side, and the three marks by which readers find it', () => {
  const html = renderToStaticMarkup(<QrCode text={text} label="Código" />);
  const size = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1]);
  const dark = new Set([...html.matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => `${x},${y}`));
  const xs = [...dark].map((place) => Number(place.split(',')[0]));
  expect([Math.min(...xs), Math.max(...xs), (size - 8 - 17) % 4]).toEqual([4, size - 5, 0]);
  for (const [x, y] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const)
    for (let step = 0; step < 7; step += 1) expect(dark).toContain(`${x + step},${y}`);
  expect(html).toContain('role="img" aria-label="Código"');
});
