import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('quote', () => {
  it('keeps the words apart from whose they are', () => {
    const { markup } = exampleOf('quote', 'Con autoría y papel');
    expect(markup.all('blockquote').map((words) => textOf(words).trim())).toEqual([
      'Una herramienta es democrática cuando quien la usa puede cambiarla.',
    ]);
    expect(markup.all('figcaption').map(textOf)).toEqual(['Manifiesto de PlatoniqPrincipio 3']);
    expect(markup.all('cite').map(textOf)).toEqual(['Manifiesto de Platoniq']);
  });

  it('keeps paragraphs and leads to the source', () => {
    const { markup } = exampleOf('quote', 'Varios párrafos y una fuente');
    expect(markup.all('p')).toHaveLength(2);
    expect(markup.values('a', 'href')).toEqual(['https://platoniq.net/guia']);
    expect(markup.values('blockquote', 'cite')).toEqual(['https://platoniq.net/guia']);
  });

  it('has no caption where nobody is named', () => {
    expect(exampleOf('quote', 'Without an author').markup.all('figcaption')).toEqual([]);
  });
});
