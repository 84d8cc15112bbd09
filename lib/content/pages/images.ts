import { writtenPaths } from '#lib/media/media-path.ts';
import type { PageContext } from '../page-context.ts';
import type { ResolvedFile, ResolvedImage } from '../page-data.ts';
import { dependsOn } from '../track.ts';

/** The size that a picture takes whose file is not there, in pixels: keeps the layout as it would be. */
const placeholder = { width: 1200, height: 800 };

/** Looks up a picture by the address an author wrote. */
export async function resolveImage(
  { media }: Pick<PageContext, 'media'>,
  src: string,
  alt: string,
  caption?: string,
): Promise<ResolvedImage> {
  dependsOnFile(src);
  const found = await media.describe(src);
  const href = media.find(src)?.href;
  const words = { alt, ...(caption ? { caption } : {}) };
  if (!href || !found?.width || !found.height) {
    return { src: null, ...placeholder, animated: false, vector: false, ...words };
  }
  const { width, height, animated, vector } = found;
  return { src: href, width, height, animated, vector, ...words };
}

/** Looks up a file for download. */
export async function resolveFile({ media }: Pick<PageContext, 'media'>, src: string): Promise<ResolvedFile> {
  dependsOnFile(src);
  const found = media.find(src);
  const ending = /\.([a-z0-9]+)$/i.exec(src)?.[1] ?? '';
  return {
    href: found?.href ?? src,
    type: ending.toUpperCase(),
    size: found?.bytes ?? null,
  };
}

/** Whether an alternative text says nothing: there is none, or it is a file name (content case 16). */
export function isMissingAlt(alt: string | undefined): boolean {
  return (
    !alt?.trim() ||
    /\.(jpe?g|png|gif|webp|avif|svg)$/i.test(alt) ||
    /^(img|image|imagen|dsc|photo|foto)[-_ ]?\d*$/i.test(alt)
  );
}

// Written in many ways (spaces, percent signs, accents), a file is one; one that is missing may appear under any.
function dependsOnFile(src: string): void {
  for (const key of writtenPaths(src)) dependsOn(`media:${key}`);
}
