import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('links', () => {
  it('say what waits behind them', () => {
    const { markup } = exampleOf('links', 'Con descripciones');
    expect(markup.values('a', 'href')).toEqual(['https://goteo.org', '/es/contacto']);
    expect(markup.all('li').map(textOf)).toEqual([
      'GoteoMicromecenazgo cívico, en código abierto.',
      'Escríbenos',
      'Una obra sin dirección',
    ]);
  });

  it('are named after their address where they have no text', () => {
    const { markup } = exampleOf('links', 'Addresses as they come');
    expect(markup.all('a').map(textOf)).toEqual(['decidim.org', 'Goteo']);
    expect(markup.values('a', 'href')).toEqual(['https://www.decidim.org/', 'https://goteo.org']);
  });
});
