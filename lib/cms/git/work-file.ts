import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, readlink, rename, rm, rmdir, symlink } from 'node:fs/promises';
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

/** The bytes of a path on the disk, as git takes them: of a link, where it leads. `null` if there is no file. */
export async function readDisk(place: Place, path: string): Promise<Buffer | null> {
  const file = join(place.root, path);
  try {
    const stats = await lstat(file);
    if (stats.isSymbolicLink()) return await readlink(file, 'buffer');
    return stats.isDirectory() ? null : await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code)))
      return null;
    throw error;
  }
}

/** A name beside the file that watchers of content and media take for what it is: temporary. */
export function waitingName(path: string): string {
  const name = `.site-${randomBytes(6).toString('hex')}.tmp`;
  const folder = dirname(path);
  return folder === '.' ? name : `${folder}/${name}`;
}

/**
 * Writes the new bytes beside the file, down to the disk, so that what is left to do cannot fail for space. Of a
 * link within content or media, as git does where there are none, the file says where it would lead.
 */
export async function layReady(
  place: Place,
  { path, next, waiting }: WorkFile,
  bytes: Uint8Array,
): Promise<void> {
  if (!next || waiting === null) return;
  const target = join(place.root, waiting);
  await mkdir(dirname(target), { recursive: true });
  if (next.mode === '120000' && !isBelowOurs(place, path)) return symlink(Buffer.from(bytes), target);
  const file = await open(target, 'wx', 0o666);
  try {
    await file.writeFile(bytes);
    const standing = await lstat(join(place.root, path)).catch(() => null);
    const rights = standing?.isFile() ? standing.mode & 0o666 : 0o644;
    // Who may read it may run it.
    if (next.mode === '100755') await file.chmod(rights | ((rights & 0o444) >> 2));
    else if (standing?.isFile()) await file.chmod(rights);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isBelowOurs({ content, media }: Place, path: string): boolean {
  return path.startsWith(content) || (media !== null && path.startsWith(media));
}

/**
 * Lets the file become what it has to, in one step. `false` where somebody wrote to it since it was looked at:
 * then it stays as it is.
 */
async function bringUp(place: Place, { path, seen, next, waiting }: WorkFile): Promise<boolean> {
  const disk = await readDisk(place, path);
  const id = disk && blobId(place, disk);
  const isDone = id === (next?.blob ?? null);
  const isFree = !isDone && id === seen;
  const target = join(place.root, path);
  if (isFree && waiting !== null) await moveInto(join(place.root, waiting), target);
  else if (isFree) await rm(target, { force: true });
  if (!isFree && waiting !== null) await rm(join(place.root, waiting), { force: true });
  return isDone || isFree;
}

async function moveInto(waiting: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await rename(waiting, target);
}

/**
 * Brings all of these files up, those that go first, and gives the paths that were left as somebody wrote them.
 * Folders without files go, as with git itself.
 */
export async function bringAllUp(place: Place, files: readonly WorkFile[]): Promise<string[]> {
  const left: string[] = [];
  const isGoing = ({ next }: WorkFile) => next === null;
  for (const file of files.filter(isGoing)) {
    if (await bringUp(place, file)) await removeEmptyFolders(place, dirname(file.path));
    else left.push(file.path);
  }
  for (const file of files.filter((each) => !isGoing(each)))
    if (!(await bringUp(place, file))) left.push(file.path);
  for (const folder of new Set(files.map(({ path }) => dirname(path))))
    await syncFolder(join(place.root, folder));
  return left;
}

async function removeEmptyFolders({ root, content, media }: Place, folder: string): Promise<void> {
  for (let name = folder; name !== '.'; name = dirname(name)) {
    if (`${name}/` === content || `${name}/` === media) return;
    const isRemoved = await rmdir(join(root, name)).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync();
  await handle?.close();
}
