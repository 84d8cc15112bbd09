import type { MediaFile } from '#lib/media/media-file.ts';
import { pathKey } from '#lib/media/media-path.ts';
import type { StudioContext } from '../studio-context.ts';
import { mediaRoot } from './media-place.ts';

/** A medium as the studio gets it. */
export interface ServedMedia {
  id: string;
  /** `public/media/…` */
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Where it is served, with its version. */
  url: string;
  /** The same, small, for pictures. */
  thumbnail?: string;
  /** How many entries show it. */
  usedIn: number;
  /** Their content files. */
  uses: readonly string[];
}

/** Pixels. */
const thumbnailWidth = 320;

/** Puts a file of the library into the shape of the protocol. */
export function servedMedia(file: MediaFile, uses: ReadonlyMap<string, readonly string[]>): ServedMedia {
  const ids = uses.get(pathKey(file.path)) ?? [];
  const isPicture = file.kind === 'raster' || file.kind === 'vector';
  return {
    id: `${mediaRoot}/${file.path}`,
    path: `${mediaRoot}/${file.path}`,
    name: file.path.split('/').at(-1) ?? file.path,
    size: file.bytes,
    url: file.href,
    ...(isPicture && {
      thumbnail: file.kind === 'raster' ? `${file.href}&w=${thumbnailWidth}` : file.href,
    }),
    usedIn: ids.length,
    uses: ids,
  };
}

/** Every file in a folder of the library and below it, by path. */
export async function listMedia({ media, mediaUses }: StudioContext, folder: string): Promise<ServedMedia[]> {
  const uses = await mediaUses.find();
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...media.all()]
    .filter(({ path }) => path.startsWith(prefix))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => servedMedia(file, uses));
}
