import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError, type PathReason } from '#lib/git/failure.ts';
import type { Place } from './place.ts';

/** What file systems of today take as one name, and a path that still fits everywhere; in bytes. */
const longestName = 255;
const longestPath = 1024;

/**
 * Makes sure that a path may be written: within content or media, literally so, and through no link.
 * @throws {GitError} `path`, before anything is read or written.
 */
export async function requireAllowed(place: Place, path: string): Promise<void> {
  const reason = wrongForm(path) ?? wrongPlace(place, path) ?? (await wrongOnDisk(place, path));
  if (reason) throw new GitError({ kind: 'path', path, reason });
}

function wrongForm(path: string): PathReason | null {
  // Control and invisible characters, backslashes, and colons (streams on NTFS) have no honest use in a path.
  if (!path.isWellFormed() || /[\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path)) return 'form';
  if (Buffer.byteLength(path) > longestPath) return 'tooLong';
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..')) return 'outside';
  // `git~1` is what Windows calls `.git`.
  if (names.some((name) => name.startsWith('.') || /^git~\d/i.test(name))) return 'hidden';
  if (names.some((name) => /[. ]$|^ /.test(name))) return 'form';
  return names.some((name) => Buffer.byteLength(name) > longestName) ? 'tooLong' : null;
}

function wrongPlace({ content, media }: Place, path: string): PathReason | null {
  const isInside = (prefix: string | null) => prefix !== null && path.startsWith(prefix) && path !== prefix;
  return isInside(content) || isInside(media) ? null : 'outside';
}

async function wrongOnDisk(place: Place, path: string): Promise<PathReason | null> {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const stats = await findStats(join(place.root, ...names.slice(0, depth)));
    if (!stats) return null;
    if (stats.isSymbolicLink()) return 'link';
    const isRight = depth < names.length ? stats.isDirectory() : stats.isFile();
    if (!isRight) return 'folder';
  }
  return null;
}

function findStats(file: string) {
  return lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
