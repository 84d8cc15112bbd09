import type { ResolvedImage } from '#lib/content/page-data.ts';
import type { AddressLookup } from './block-props.ts';
import type { ImageParameters } from './image-parameters.ts';

/** The picture behind a block's parameters, with the words that the author gave it there. */
export function placedImage({ path, alt, caption }: ImageParameters, lookUp: AddressLookup): ResolvedImage {
  const image = lookUp.image(path);
  return { ...image, alt: alt ?? image.alt, ...(caption !== undefined && { caption }) };
}
