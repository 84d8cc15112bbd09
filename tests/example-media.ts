import type { ResolvedFile, ResolvedImage } from '#lib/content/page-data.ts';

/** Pictures of the examples in `components/blocks/<name>/examples.md`, as the media library would describe them. */
export const exampleImages: Record<string, ResolvedImage> = {
  '/media/ejemplo-ancho.jpg': image('/media/ejemplo-ancho.jpg?v=1', 1800, 1100),
  '/media/ejemplo-alto.jpg': image('/media/ejemplo-alto.jpg?v=1', 600, 800),
  '/media/ejemplo-mueve.gif': { ...image('/media/ejemplo-mueve.gif?v=1', 640, 360), animated: true },
  '/media/ejemplo-dibujo.svg': { ...image('/media/ejemplo-dibujo.svg?v=1', 300, 200), vector: true },
  '/media/no-esta.jpg': image(null, 1200, 800),
};

/** Files of the examples; the one that is not listed is not there. */
export const exampleFiles: Record<string, ResolvedFile> = {
  '/media/guia.pdf': { href: '/media/guia.pdf?v=1', type: 'PDF', size: 241_234 },
  '/media/memoria.odt': { href: '/media/memoria.odt?v=1', type: 'ODT', size: 1_260_000 },
};

function image(src: string | null, width: number, height: number): ResolvedImage {
  return { src, alt: '', width, height, animated: false, vector: false };
}
