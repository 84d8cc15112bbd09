import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('image', () => {
  it('is a figure with its caption, in sizes up to its own', () => {
    const { markup } = exampleOf('image', 'Una imagen ancha con pie');
    expect(markup.all('figcaption').map(textOf)).toEqual(['La primera sesión, en marzo']);
    const [image] = markup.all('img');
    expect(image?.properties).toMatchObject({ width: 1800, height: 1100, loading: 'lazy' });
    expect(image?.properties.srcSet).toMatch(/&w=1280 1280w, \S+&w=1920 1800w$/);
  });

  it('stands still for those who want it so', () => {
    const { markup } = exampleOf('image', 'Una imagen que se mueve');
    const [still] = markup.all('source');
    expect(still?.properties.media).toBe('(prefers-reduced-motion: reduce)');
    expect(still?.properties.srcSet).toBe(
      '/media/ejemplo-mueve.gif?v=1&w=320&still=1 320w, /media/ejemplo-mueve.gif?v=1&w=640&still=1 640w',
    );
    expect(markup.values('img', 'srcSet').join()).not.toContain('still');
  });

  it('keeps its place and its words where the file is not there (content case 20)', () => {
    const { markup } = exampleOf('image', 'Una imagen que no está');
    expect(markup.all('img')).toEqual([]);
    expect(markup.all('svg').map(({ properties }) => properties)).toMatchObject([
      { role: 'img', ariaLabel: 'Un mapa del barrio', width: '1200', height: '800' },
    ]);
  });

  it('is decorative where a file name stands for the alternative text (content case 16)', () => {
    const { markup } = exampleOf('image', 'A small picture whose alternative text is a file name');
    expect(markup.values('img', 'alt')).toEqual(['']);
  });
});
