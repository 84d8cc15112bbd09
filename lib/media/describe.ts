import sharp, { type Metadata } from 'sharp';
import { type MediaFile, readMedia, withOpenMedia } from './media-file.ts';

/** What a page has to know of a picture to reserve its place. */
export interface MediaDescription {
  /** Pixels, as the picture is seen (turned as its EXIF data say). */
  width: number;
  height: number;
  animated: boolean;
  vector: boolean;
  version: string;
  bytes: number;
  /** The `Content-Type` of the file. */
  type: string;
}

// Enough for the largest drawing a person makes; more would only keep the rasteriser busy.
const largestVector = 2_000_000;

/** Measures a picture; `null` for what is not one. Rejects where the file is broken. */
export async function describeMedia(file: MediaFile): Promise<MediaDescription | null> {
  if (file.kind !== 'raster' && file.kind !== 'vector') return null;
  const metadata =
    file.kind === 'vector'
      ? await vectorMetadata(file)
      : await withOpenMedia(file, (path) => sharp(path).metadata());
  return {
    ...seenSize(metadata),
    animated: (metadata.pages ?? 1) > 1,
    vector: file.kind === 'vector',
    version: file.version,
    bytes: file.bytes,
    type: file.type,
  };
}

async function vectorMetadata(file: MediaFile): Promise<Metadata> {
  if (file.bytes > largestVector) throw new Error(`the drawing is larger than ${largestVector} bytes`);
  // From memory, so that the drawing cannot refer to files beside it.
  return sharp(await readMedia(file)).metadata();
}

function seenSize(metadata: Metadata): { width: number; height: number } {
  const { width, height } = metadata.autoOrient;
  return { width, height: metadata.pageHeight ?? height };
}
