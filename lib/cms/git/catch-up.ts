import { setTimeout as sleep } from 'node:timers/promises';
import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import { isAncestor, readTip, type Tip } from './branch.ts';
import type { Clone } from './clone.ts';
import { findStraightWay } from './find-way.ts';
import { followCommit } from './follow-commit.ts';
import type { Place } from './place.ts';
import type { Remote, Within } from './remote/remote.ts';

/** How this clone came to stand where the remote stands. */
export interface CaughtUp {
  /**
   * `pushed`: commits that were made here by hand are in the remote now; `founded`: it had no such branch, and
   * has the one of this clone now.
   */
  outcome: 'standing' | 'moved' | 'pushed' | 'founded';
  /** `null`: nothing was ever committed. */
  commit: string | null;
  /** Paths at which somebody's uncommitted work stands on the disk, older than what was fetched. */
  leftOnDisk: string[];
  /** The branch of this clone with commits that had been published and are in the remote no more. */
  keptAs?: string;
}

interface CatchUp extends Within {
  remote: Remote;
  /** The remote's commit, where it was fetched a moment ago. */
  seen?: string | null;
}

/**
 * Brings branch, index and working tree to where the remote is; only for who holds the lock of the index. What
 * was committed here by hand is pushed, uncommitted work stays.
 * @throws {GitError} `remote`: out of reach, or both have commits that the other has not.
 */
export async function catchUp(clone: Clone, options: CatchUp): Promise<CaughtUp> {
  const { remote, milliseconds } = options;
  const seen = options.seen ?? (await remote.fetch({ milliseconds }));
  if (seen === null) return foundBranch(clone.place, { remote, milliseconds });
  const [tip, straight] = await Promise.all([readTip(clone.place), findStraightWay(clone.place, seen)]);
  if (seen === tip.commit) return { outcome: 'standing', commit: seen, leftOnDisk: [] };
  const way = straight?.from === tip.commit ? straight : null;
  const isForward = way !== null || (await isWithin(clone.place, { commit: tip.commit, tip: seen }));
  if (!isForward) {
    // What was seen a moment ago may be history by now: only what stands there at this moment counts.
    const now = options.seen === undefined ? seen : await remote.fetch({ milliseconds });
    if (now !== seen) return catchUp(clone, { remote, milliseconds, seen: now });
    if (await hasOwn(clone.place, { tip, remote })) {
      const isBehind = await isWithin(clone.place, { commit: seen, tip: tip.commit });
      if (isBehind) return pushOwn(tip, { remote, milliseconds });
      throw new GitError({ kind: 'remote', reason: 'diverged', detail: `${tip.commit} and ${seen}` });
    }
  }
  const keptAs = isForward ? null : await keepBranch(clone.place, tip);
  const leftOnDisk = await followCommit(clone, { tip, commit: seen, agreedRef: remote.agreedRef, way });
  // The branch moved here meanwhile all the same: the next look sees to it.
  if (leftOnDisk === null) return { outcome: 'standing', commit: tip.commit, leftOnDisk: [] };
  return { outcome: 'moved', commit: seen, leftOnDisk, ...(keptAs && { keptAs }) };
}

/** Where the remote goes back, or a new one knows less than this clone: nothing that was published is lost by that. */
async function keepBranch(place: Place, { commit }: Tip): Promise<string | null> {
  if (commit === null) return null;
  const name = `before-${commit.slice(0, 12)}`;
  await runGit(place, ['update-ref', `refs/heads/${name}`, commit]);
  return name;
}

/**
 * Where the repository is a new one, in the place of one that was lost, nothing is agreed on any more: whoever
 * sees it first gives it its branch, and whoever has more than that adds to it instead of going back.
 */
async function foundBranch(place: Place, options: CatchUp): Promise<CaughtUp> {
  const tip = await readTip(place);
  await runGit(place, ['update-ref', '-d', options.remote.agreedRef]);
  const caughtUp = await pushOwn(tip, options);
  return caughtUp.outcome === 'pushed' ? { ...caughtUp, outcome: 'founded' } : caughtUp;
}

/** Whether there are commits here that were never in the remote. */
async function hasOwn(place: Place, { tip, remote }: { tip: Tip; remote: Remote }): Promise<boolean> {
  const agreed = await remote.agreed();
  return !(agreed && (await isWithin(place, { commit: tip.commit, tip: agreed })));
}

async function pushOwn({ commit }: Tip, { remote, milliseconds }: CatchUp): Promise<CaughtUp> {
  if (commit && (await remote.push(commit, { milliseconds })) === 'moved') {
    // Somebody else was faster: the next look sees it.
    await sleep(50);
    return { outcome: 'standing', commit, leftOnDisk: [] };
  }
  return { outcome: commit ? 'pushed' : 'standing', commit, leftOnDisk: [] };
}

/** Whether `tip` is `commit` or comes after it; nothing comes before everything. */
async function isWithin(
  place: Place,
  { commit, tip }: { commit: string | null; tip: string | null },
): Promise<boolean> {
  if (commit === null) return true;
  if (tip === null) return false;
  return isAncestor(place, commit, { of: tip });
}
