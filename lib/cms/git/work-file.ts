import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobId } from './blob-id.ts';
import type { Place } from './place.ts';

/** What a file of the working tree has to become, and what it was when that was decided. */
export interface WorkFile {
  path: string;
  /** The id of the bytes on the disk then; `null`: no file. */
  seen: string | null;
  next: { blob: string; mode: string } | null;
  /** Where the new bytes wait, beside the file; `null` for a file that goes. */
  waiting: string | null;
}

/** The bytes of a path on the disk; `null` if there is no file. */
export async function readDisk(place: Place, path: string): Promise<Buffer | null> {
  return readFile(join(place.root, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

/** A name beside the file that watchers of content and media take for what it is: temporary. */
export function waitingName(path: string): string {
  const name = `.site-${randomBytes(6).toString('hex')}.tmp`;
  const folder = dirname(path);
  return folder === '.' ? name : `${folder}/${name}`;
}

/** Writes the new bytes beside the file, down to the disk, so that what is left to do cannot fail for space. */
export async function layReady(
  place: Place,
  { path, next, waiting }: WorkFile,
  bytes: Uint8Array,
): Promise<void> {
  if (!next || waiting === null) return;
  const target = join(place.root, waiting);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(target, 'wx', 0o666);
  try {
    await file.writeFile(bytes);
    const standing = await stat(join(place.root, path)).catch(() => null);
    if (standing) await file.chmod(standing.mode & 0o777);
    else if (next.mode === '100755') await file.chmod(0o755);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Lets the file become what it has to, in one step. `false` where somebody wrote to it since it was looked at:
 * then it stays as it is.
 */
export async function bringUp(place: Place, { path, seen, next, waiting }: WorkFile): Promise<boolean> {
  const disk = await readDisk(place, path);
  const id = disk && blobId(place, disk);
  const isDone = id === (next?.blob ?? null);
  const isFree = !isDone && id === seen;
  const target = join(place.root, path);
  if (isFree && waiting !== null) await rename(join(place.root, waiting), target);
  else if (isFree) await rm(target, { force: true });
  if (!isFree && waiting !== null) await rm(join(place.root, waiting), { force: true });
  if (isFree) await syncFolder(dirname(target));
  return isDone || isFree;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync();
  await handle?.close();
}
