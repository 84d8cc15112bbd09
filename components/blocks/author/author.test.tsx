import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('author', () => {
  it('shows name, role and a portrait that does not repeat the name', () => {
    const { markup } = exampleOf('author', 'Con retrato');
    expect(markup.all('p').map(textOf)).toEqual(['Equipo de PlatoniqDiseño y facilitación']);
    expect(markup.values('img', 'alt')).toEqual(['']);
  });

  it('needs no more than a name', () => {
    const { markup } = exampleOf('author', 'Solo el nombre');
    expect(markup.all('p').map(textOf)).toEqual(['Equipo de Platoniq']);
    expect(markup.all('img')).toEqual([]);
  });

  it('leads to the page of the author', () => {
    expect(exampleOf('author', 'With a link').markup.values('a', 'href')).toEqual(['/en/about']);
  });
});
