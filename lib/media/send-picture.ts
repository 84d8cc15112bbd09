import type { MediaDescription } from './describe.ts';
import type { MediaFile } from './media-file.ts';
import { cacheControl, mediaHeaders } from './media-headers.ts';
import type { PictureMaker } from './picture-maker.ts';
import { type Exchange, sendBytes } from './send.ts';
import { chooseVariant, type Variant, type VariantRequest } from './variant.ts';

/** What making pictures needs of the library. */
export interface PictureOptions {
  describe(file: MediaFile): Promise<MediaDescription | null>;
  makePicture: PictureMaker;
  /** Tells whoever runs the site; the same message is passed on once. */
  report(message: string): void;
}

/** A request for a file, understood. */
export interface MediaRequest extends VariantRequest {
  /** Whether the address names the version that stands. */
  isVersioned: boolean;
}

/** Answers with a picture in the form asked for; `false`, having sent nothing, where the file itself has to do. */
export async function sendPicture(
  options: PictureOptions,
  exchange: Exchange,
  file: MediaFile,
  request: MediaRequest,
): Promise<boolean> {
  const made = await makeFor(options, file, request);
  if (!made) return false;
  sendBytes(exchange, made.content, {
    ...mediaHeaders('raster', `image/${made.variant.format}`),
    ETag: `"${file.version}-${made.variant.width}-${made.variant.format}-${made.variant.animated}"`,
    'Cache-Control': cacheControl(request.isVersioned),
    Vary: 'Accept',
  });
  return true;
}

async function makeFor(
  options: PictureOptions,
  file: MediaFile,
  request: MediaRequest,
): Promise<{ variant: Variant; content: Buffer } | null> {
  try {
    const picture = await options.describe(file);
    const variant = picture && chooseVariant(file, picture, request);
    return variant && { variant, content: await options.makePicture(file, variant) };
  } catch (error) {
    // Browsers often show more of a damaged picture than a strict decoder does.
    options.report(`The picture ${file.file} is broken and is sent as it is: ${String(error)}`);
    return null;
  }
}
