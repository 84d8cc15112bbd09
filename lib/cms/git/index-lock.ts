import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { thisOwner } from './owner.ts';
import type { Place } from './place.ts';
import { withPatience } from './stale-lock.ts';

/**
 * Runs `work` while holding git's own `index.lock`: one lock keeps out other processes of this site as well as
 * `git add`, `git commit`, `git switch` and `git pull` of whoever works in the same clone.
 * @throws {GitError} `busy` where it cannot be had within ten seconds.
 */
export async function withIndexLock<Result>(place: Place, work: () => Promise<Result>): Promise<Result> {
  const lockFile = indexLock(place);
  const signature = `${JSON.stringify(await thisOwner())}\n`;
  await withPatience(place, lockFile, () => take(place, lockFile, signature));
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

/** The file by which every git knows that the index is being written. */
export function indexLock(place: Place): string {
  return `${place.indexFile}.lock`;
}

/** A link makes the lock appear with its signature in it: a kill never leaves one that says nothing. */
async function take(place: Place, lockFile: string, signature: string): Promise<true | null> {
  if (existsSync(lockFile)) return null;
  const signed = join(place.ownDir, `lock-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(signed, signature);
    await link(signed, lockFile);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // It is taken; or our folder is not there yet; or another process has tidied our file away.
    if (code === 'ENOENT') await makeOwnDir(place);
    if (code === 'EEXIST' || code === 'ENOENT') return null;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS')
      return takeWithoutLinks(lockFile, signature);
    throw error;
  } finally {
    await rm(signed, { force: true });
  }
}

/** Not the folders around it: where there is no repository any more, none may seem to be there. */
async function makeOwnDir({ ownDir, gitDir }: Place): Promise<void> {
  await mkdir(ownDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new GitError({ kind: 'unusable', reason: 'gone', detail: gitDir });
    if (error.code !== 'EEXIST') throw error;
  });
}

/** For file systems that have no links. */
async function takeWithoutLinks(lockFile: string, signature: string): Promise<true | null> {
  return writeFile(lockFile, signature, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw error;
    },
  );
}
