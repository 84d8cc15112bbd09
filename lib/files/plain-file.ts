import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, sep } from 'node:path';

// A pipe would keep whoever opens it waiting.
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The code of errors about a path that leads out of its folder, through a symbolic link, or to no plain file. */
export const linkCode = 'ELOOP';

/**
 * Opens a regular file below a folder and follows no symbolic link on the way, not even one that comes while it is
 * opened; the folder itself may be reached by links.
 * @throws {NodeJS.ErrnoException} `ELOOP` for what is no plain file, else as `open`.
 */
export async function openBelow(root: string, path: string): Promise<FileHandle> {
  const expected = placeBelow(root, path);
  const handle = await open(expected, flags);
  try {
    requirePlain(handle.fd, await handle.stat(), expected);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads a file as `openBelow` opens it. */
export async function readBelow(root: string, path: string): Promise<Buffer> {
  const handle = await openBelow(root, path);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The same at once, for where nobody can wait. */
export function readBelowSync(root: string, path: string): Buffer {
  const expected = placeBelow(root, path);
  const descriptor = openSync(expected, flags);
  try {
    requirePlain(descriptor, fstatSync(descriptor), expected);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Lends a path of the opened file to what reads files only by their path, such as an image library: it goes on
 * leading to that very file, whatever comes to stand under its name.
 */
export async function withOpenFile<Result>(
  root: string,
  path: string,
  work: (openPath: string) => Promise<Result>,
): Promise<Result> {
  const handle = await openBelow(root, path);
  try {
    return await work(process.platform === 'linux' ? `/proc/self/fd/${handle.fd}` : join(root, path));
  } finally {
    await handle.close();
  }
}

/** Whether a symbolic link stands at a path below a folder, or on the way there. */
export function leadsThroughLink(root: string, path: string): boolean {
  const names = path.split('/');
  return names.some((_, depth) =>
    lstatSync(join(root, ...names.slice(0, depth + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}

function placeBelow(root: string, path: string): string {
  const folder = realpathSync.native(root);
  const place = join(folder, path);
  if (!place.startsWith(folder === sep ? sep : folder + sep)) throw linkError(path);
  return place;
}

function requirePlain(descriptor: number, stats: Stats, expected: string): void {
  if (!stats.isFile() || placeOf(descriptor, stats, expected) !== expected) throw linkError(expected);
}

/** Where an open file really is. */
function placeOf(descriptor: number, stats: Stats, expected: string): string | null {
  // The kernel knows; a file that another has replaced since it was opened is marked.
  if (process.platform === 'linux')
    return readlinkSync(`/proc/self/fd/${descriptor}`).replace(/ \(deleted\)$/, '');
  const real = realpathSync.native(expected);
  const now = lstatSync(real);
  return now.dev === stats.dev && now.ino === stats.ino ? real : null;
}

function linkError(path: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(
    `${path} leads out of its folder, through a symbolic link, or to no plain file.`,
  );
  error.code = linkCode;
  return error;
}
