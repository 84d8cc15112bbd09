import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { findCommit, isAncestor, readTip } from './branch.ts';
import { readBlob } from './history.ts';
import { installIndex, prepareIndex, readStaged } from './index-file.ts';
import { indexLock, withIndexLock } from './index-lock.ts';
import { clearOwnDir, type Journal, readJournal } from './journal.ts';
import { moveBranch } from './move-branch.ts';
import type { Place } from './place.ts';
import { isOfDeadSite } from './stale-lock.ts';
import { readWholeTree, type TreeFile } from './tree.ts';
import { bringAllUp, layReady } from './work-file.ts';

/** What became of a commit that a crash cut short. */
export interface Recovered {
  /** `null`: nothing had been cut short. */
  commit: string | null;
  /** `dropped`: the branch has gone another way since. */
  outcome: 'nothing' | 'completed' | 'dropped';
}

/** Completes what a crash cut short; to be called before the content is read. */
export async function recover(place: Place): Promise<Recovered> {
  const left = await readdir(place.ownDir).catch(() => []);
  if (left.length === 0 && !(await isOfDeadSite(indexLock(place))))
    return { commit: null, outcome: 'nothing' };
  return withIndexLock(place, () => completeJournal(place));
}

/**
 * Completes the commit in the journal; only for who holds the lock of the index. It goes forward, never back:
 * a git that outlived the crashed site may still be about to move the branch, and then both do the same.
 */
export async function completeJournal(place: Place): Promise<Recovered> {
  const journal = await readJournal(place);
  if (!journal) {
    await clearOwnDir(place);
    return { commit: null, outcome: 'nothing' };
  }
  for (const { waiting } of journal.files) if (waiting) await rm(join(place.root, waiting), { force: true });
  // Whether it has arrived in the remote is found out there, by catching up with it.
  const isMade = journal.isAgreed && (await isCheckedOut(place, journal)) && (await make(place, journal));
  if (isMade) await complete(place, journal);
  await clearOwnDir(place);
  return { commit: journal.to, outcome: isMade ? 'completed' : 'dropped' };
}

async function isCheckedOut(place: Place, { branch }: Journal): Promise<boolean> {
  try {
    return (await readTip({ ...place, branch: null })).branch === branch;
  } catch (error) {
    if (error instanceof GitError && error.failure.kind === 'branch') return false;
    throw error;
  }
}

/** Whether the commit is part of the branch, having been put there now if need be. */
async function make(place: Place, journal: Journal): Promise<boolean> {
  // A power cut may have taken the objects, on disks that lie about what they have written.
  if (!(await findCommit(place, journal.to))) return false;
  if (await moveBranch(place, journal)) return true;
  return isAncestor(place, journal.to, { of: journal.branch });
}

async function complete(place: Place, { branch, files }: Journal): Promise<void> {
  const paths = files.map(({ path }) => path);
  const commit = await findCommit(place, branch);
  const tree = commit ? await readWholeTree(place, commit) : new Map<string, TreeFile>();
  const staged = await readStaged(place, paths);
  // What a later commit has changed again is that commit's business.
  const ours = files.filter(({ path, next }) => (tree.get(path)?.blob ?? null) === (next?.blob ?? null));
  for (const file of ours) if (file.next) await layReady(place, file, await readBlob(place, file.next.blob));
  await bringAllUp(place, ours);
  const behind = ours.filter(({ path, staged: before }) => (staged.get(path) ?? null) === before);
  if (behind.length === 0) return;
  await installIndex(place, await prepareIndex(place, new Map(behind.map(({ path, next }) => [path, next]))));
}
