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
  dependsOn(`media:${src}`);
  const found = await media.describe(src);
  const words = { alt, ...(caption ? { caption } : {}) };
  if (!found?.width || !found.height) {
    return { src: null, ...placeholder, animated: false, vector: false, ...words };
  }
  const { width, height, animated, vector, version } = found;
  return { src: mediaAddress(src, version), width, height, animated, vector, ...words };
}

/** Looks up a file for download. */
export async function resolveFile({ media }: Pick<PageContext, 'media'>, src: string): Promise<ResolvedFile> {
  dependsOn(`media:${src}`);
  const found = await media.describe(src);
  const ending = /\.([a-z0-9]+)$/i.exec(src)?.[1] ?? '';
  return {
    href: found ? mediaAddress(src, found.version) : src,
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

// Written in many ways (spaces, percent signs, accents), a file has one address; the version lets it be kept for ever.
function mediaAddress(src: string, version: string): string {
  let path = src;
  try {
    path = decodeURI(src);
  } catch {
    // A percent sign that is no encoding is part of the name.
  }
  return `${encodeURI(path.normalize('NFC'))}?v=${version}`;
}
