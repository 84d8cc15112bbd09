import type { Locale } from '#lib/i18n/locales.ts';
import type { MediaFile } from '#lib/media/media-file.ts';
import { pathKey } from '#lib/media/media-path.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { mediaRoot } from './media-place.ts';
import { type MediaUse, namesOfUses } from './name-uses.ts';

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
  /** What they are called, and where they are edited. */
  uses: readonly MediaUse[];
}

/** Pixels. */
const thumbnailWidth = 320;

/** Puts a file of the library into the shape of the protocol, its uses in the words of `locale`. */
export async function serveMedia(
  context: StudioContext,
  file: MediaFile,
  locale: Locale,
): Promise<ServedMedia> {
  return servedMedia(file, await context.mediaUses.find(), namesOfUses(context, locale));
}

function servedMedia(
  file: MediaFile,
  uses: ReadonlyMap<string, readonly string[]>,
  nameOf: (id: string) => MediaUse,
): ServedMedia {
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
    uses: ids.map(nameOf),
  };
}

/** Every file in a folder of the library and below it, by path. */
export async function listMedia(
  context: StudioContext,
  folder: string,
  locale: Locale,
): Promise<ServedMedia[]> {
  const { media, mediaUses } = context;
  const uses = await mediaUses.find();
  const nameOf = namesOfUses(context, locale);
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...media.all()]
    .filter(({ path }) => path.startsWith(prefix))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => servedMedia(file, uses, nameOf));
}
