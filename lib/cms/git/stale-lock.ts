import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { mayBeInUse } from './git-processes.ts';
import { isAlive, readOwner } from './owner.ts';
import type { Place } from './place.ts';

/** Milliseconds for which a lock is waited for. */
const patience = 10_000;
/** A lock of a site on another machine or in another container is dead after this long; commits take milliseconds. */
const elsewhere = 120_000;

/**
 * Waits until `attempt` gives something else than `null`, which means that `lockFile` is there.
 * A lock whose owner is dead is removed: at once if it is signed by a site, else after ten seconds.
 * @throws {GitError} `busy` where its owner lives or cannot be told.
 */
export async function withPatience<Result>(
  place: Place,
  lockFile: string,
  attempt: () => Promise<Result | null>,
): Promise<Result> {
  const first = await identity(lockFile);
  const until = performance.now() + patience;
  for (let tries = 1; ; tries += 1) {
    const result = await attempt();
    if (result !== null) return result;
    const isOver = performance.now() >= until;
    // The same file for the whole of the wait: not just many owners, one after the other.
    const seen = await identity(lockFile);
    const isStale =
      seen !== null &&
      (isOver
        ? seen === first && !(await isHeld(place, lockFile))
        : tries % 20 === 1 && (await isOfDeadSite(lockFile)));
    if (isStale) await remove(place, lockFile, seen);
    else if (isOver) throw new GitError({ kind: 'busy', lockFile });
    // Often, and not in step with who else waits: what a busy process leaves free between two commits is short.
    else await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 8));
  }
}

async function isHeld(place: Place, lockFile: string): Promise<boolean> {
  const owner = readOwner(await readFile(lockFile, 'utf8').catch(() => ''));
  return owner !== null || (await mayBeInUse(place, lockFile));
}

/** Whether a lock is signed by a site that runs no more. */
export async function isOfDeadSite(lockFile: string): Promise<boolean> {
  const owner = readOwner(await readFile(lockFile, 'utf8').catch(() => ''));
  if (!owner) return false;
  const alive = await isAlive(owner);
  if (alive !== null) return !alive;
  const stats = await stat(lockFile).catch(() => null);
  return stats !== null && Date.now() - stats.mtimeMs > elsewhere;
}

async function identity(file: string): Promise<string | null> {
  const stats = await stat(file, { bigint: true }).catch(() => null);
  return stats && `${stats.dev} ${stats.ino} ${stats.mtimeNs}`;
}

/** Moves the lock away before it is deleted: whoever took it since it was looked at gets it back. */
async function remove(place: Place, lockFile: string, seen: string): Promise<void> {
  await mkdir(place.ownDir, { recursive: true });
  const aside = join(place.ownDir, `stale-${randomBytes(6).toString('hex')}`);
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if ((await identity(aside)) !== seen) await link(aside, lockFile).catch(() => {});
  await rm(aside, { force: true });
}
