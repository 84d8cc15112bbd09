import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Seats } from './seats.tsx';

const arc = { centre: [100, 100], radius: 50, from: 0, to: 90 } as const;

test('a row is one path whose length counts its seats', () => {
  const html = renderToStaticMarkup(<Seats arc={arc} pitch={20} />);
  expect(html).toMatch(/^<path d="M100 50A50 50 0 0 1 \d+ \d+" pathLength="4.5"><\/path>$/);
});

test('an empty seat lengthens the gap before the next one', () => {
  const html = renderToStaticMarkup(<Seats arc={arc} pitch={20} empty={[2]} />);
  expect(html).toContain('stroke-dasharray="0 1 0 2 0 1 0 9"');
});
