import type { ServedMedia } from '#lib/cms/media/served-media.ts';

/** What somebody looks for in the library. */
export interface MediaSearch {
  /** Words of the name, the folder, or of entries that show it, in any spelling. */
  query: string;
  /** `null`: all folders. */
  folder: string | null;
  isUnused: boolean;
  isPicture: boolean;
}

/** The files that fit to a search, in the order in which they came. */
export function findMedia(
  items: readonly ServedMedia[],
  { query, folder, isUnused, isPicture }: MediaSearch,
): ServedMedia[] {
  const wanted = query.split(/\s+/).map(fold).filter(Boolean);
  return items.filter((item) => {
    if (folder !== null && folderOf(item) !== folder) return false;
    if ((isUnused && item.usedIn > 0) || (isPicture && !item.thumbnail)) return false;
    const text = fold([addressOf(item), ...item.uses.map(({ label }) => label)].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** The folders that hold files, by name. */
export function foldersOf(items: readonly ServedMedia[]): string[] {
  return [...new Set(items.map(folderOf))].sort();
}

/** The folder of a file below `public/media`; empty for that one itself. */
export function folderOf({ path }: Pick<ServedMedia, 'path'>): string {
  return path.split('/').slice(2, -1).join('/');
}

/** What an entry writes to show a file: `/media/…`. */
export function addressOf({ path }: Pick<ServedMedia, 'path'>): string {
  return path.replace(/^public/, '');
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
