import { open, rm } from 'node:fs/promises';
import { thisOwner } from './owner.ts';
import type { Place } from './place.ts';
import { withPatience } from './stale-lock.ts';

/**
 * Runs `work` while holding git's own `index.lock`: one lock keeps out other processes of this site as well as
 * `git add`, `git commit`, `git switch` and `git pull` of whoever works in the same clone.
 * @throws {GitError} `busy` where it cannot be had within ten seconds.
 */
export async function withIndexLock<Result>(place: Place, work: () => Promise<Result>): Promise<Result> {
  const lockFile = `${place.indexFile}.lock`;
  const signature = `${JSON.stringify(await thisOwner())}\n`;
  await withPatience(place, lockFile, () => take(lockFile, signature));
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function take(lockFile: string, signature: string): Promise<true | null> {
  try {
    const file = await open(lockFile, 'wx');
    try {
      await file.writeFile(signature);
    } catch (error) {
      await rm(lockFile, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  }
}
