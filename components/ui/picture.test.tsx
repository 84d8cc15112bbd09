import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ResolvedImage } from '#lib/content/page-data.ts';
import { parseMarkup } from '#tests/markup.ts';
import { Picture } from './picture.tsx';
import { pictureSources } from './picture-sources.ts';

const photo: ResolvedImage = {
  src: '/media/foto.jpg?v=1',
  alt: 'Una plaza',
  width: 1000,
  height: 500,
  animated: false,
  vector: false,
};

function render(image: ResolvedImage, priority = false) {
  return parseMarkup(renderToStaticMarkup(<Picture image={image} priority={priority} />));
}

describe('a picture', () => {
  it('is offered up to its natural width and not beyond', () => {
    expect(pictureSources('/media/foto.jpg?v=1', 1000).split(', ')).toEqual([
      '/media/foto.jpg?v=1&w=320 320w',
      '/media/foto.jpg?v=1&w=640 640w',
      '/media/foto.jpg?v=1&w=960 960w',
      '/media/foto.jpg?v=1&w=1280 1000w',
    ]);
    expect(pictureSources('/media/foto.jpg', 320)).toBe('/media/foto.jpg?w=320 320w');
    expect(pictureSources('/media/foto.jpg', 5000)).toMatch(/w=1920 1920w$/);
  });

  it('waits below the fold, and hurries where it is seen first', () => {
    expect(render(photo).all('img')[0]?.properties).toMatchObject({ loading: 'lazy', decoding: 'async' });
    const [first] = render(photo, true).all('img');
    expect(first?.properties).toMatchObject({ fetchPriority: 'high' });
    expect(first?.properties.loading).toBeUndefined();
  });

  it('is sent as it is if it is a drawing', () => {
    const [drawing] = render({ ...photo, src: '/media/dibujo.svg?v=1', vector: true }).all('img');
    expect(drawing?.properties.src).toBe('/media/dibujo.svg?v=1');
    expect(drawing?.properties.srcSet).toBeUndefined();
  });

  it('hides the place of a missing one that only decorates', () => {
    const markup = render({ ...photo, src: null, alt: '' });
    expect(markup.values('svg', 'ariaHidden')).toEqual(['true']);
    expect(markup.values('svg', 'role')).toEqual([]);
  });
});
