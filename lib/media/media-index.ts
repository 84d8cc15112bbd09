import { type Dirent, type Stats, statSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type MediaFile, mediaFile } from './media-file.ts';
import { isHidden, pathKey } from './media-path.ts';

/** The files of a folder, by the key of their path. */
export type MediaIndex = ReadonlyMap<string, MediaFile>;

/** The outcome of reading the media folder: its files and folders, and what could not be read. */
export interface MediaScan {
  files: MediaIndex;
  /** Absolute paths of the folder itself and all folders in it. */
  folders: string[];
  /** In words for whoever runs the site. */
  troubles: string[];
}

/** Reads a folder tree; symbolic links and hidden files are left out, what cannot be read is told. */
export async function scanMedia(dir: string): Promise<MediaScan> {
  const files = new Map<string, MediaFile>();
  const folders: string[] = [];
  const troubles: string[] = [];
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const folder = join(dir, path);
    const entries = await attempt(() => readdir(folder, { withFileTypes: true }), folder, troubles);
    if (!entries) continue;
    folders.push(folder);
    for (const entry of entries) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (isHidden(entry.name)) continue;
      if (entry.isSymbolicLink()) troubles.push(`${join(dir, inside)} is a symbolic link and is left out.`);
      if (entry.isDirectory()) waiting.push(inside);
      if (entry.isFile()) await addFile({ dir, path: inside, files, troubles });
    }
  }
  return { files, folders, troubles };
}

/** Whether a folder stands at `dir`. */
export function isFolder(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function addFile(place: {
  dir: string;
  path: string;
  files: Map<string, MediaFile>;
  troubles: string[];
}): Promise<void> {
  const file = join(place.dir, place.path);
  const stats = await attempt(() => lstat(file), file, place.troubles);
  if (stats?.isFile()) place.files.set(pathKey(place.path), mediaFile(place.path, file, stats));
}

async function attempt<Result extends Dirent[] | Stats>(
  read: () => Promise<Result>,
  path: string,
  troubles: string[],
): Promise<Result | null> {
  try {
    return await read();
  } catch (error) {
    // Gone between listing and reading: nothing to tell, it simply is not there any more.
    if (!isCode(error, 'ENOENT')) troubles.push(`${path} cannot be read: ${String(error)}`);
    return null;
  }
}

/** Whether an error of the file system has that code. */
function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
