import type { MediaDescription } from './describe.ts';
import type { MediaFile } from './media-file.ts';
import { imageWidths } from './widths.ts';

export type VariantFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/** One form in which a picture is sent. */
export interface Variant {
  format: VariantFormat;
  /** Pixels; never more than the picture has. */
  width: number;
  /** All frames of a moving picture, or its first one. */
  animated: boolean;
  /** Tells the variant from all others of all files: the name under which it is kept. */
  key: string;
}

/** What a request asks of a picture. */
export interface VariantRequest {
  /** `null`: as wide as it is. */
  width: number | null;
  still: boolean;
  /** The request's `Accept` header. */
  accept: string;
}

/** Reads `w` and `still` from an address; `null` if `w` is not one of the widths that are served. */
export function readVariantRequest(query: URLSearchParams, accept: string): VariantRequest | null {
  const written = query.get('w');
  const width = imageWidths.find((allowed) => String(allowed) === written) ?? null;
  if (written !== null && width === null) return null;
  return { width, still: query.get('still') === '1', accept };
}

/** Chooses the form that answers a request; `null` where the file itself does. */
export function chooseVariant(
  file: MediaFile,
  picture: MediaDescription,
  request: VariantRequest,
): Variant | null {
  // GIFs are several times heavier than the same pictures as WebP: none is ever sent.
  const isOld = file.type === 'image/gif';
  if (request.width === null && !isOld && !(request.still && picture.animated)) return null;
  const animated = picture.animated && !request.still;
  const width = Math.min(request.width ?? picture.width, picture.width);
  const format = chooseFormat(file, request.accept, animated || isOld);
  const key = [file.version, width, format, animated ? 'moving' : 'still', file.path].join('-');
  return { format, width, animated, key };
}

function chooseFormat(file: MediaFile, accept: string, webpAnyway: boolean): VariantFormat {
  if (webpAnyway) return 'webp';
  if (accept.includes('image/avif')) return 'avif';
  if (accept.includes('image/webp')) return 'webp';
  return file.type === 'image/jpeg' ? 'jpeg' : 'png';
}
