import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tip } from './branch.ts';
import { isSameAsCommitted } from './clean.ts';
import type { Clone } from './clone.ts';
import { installIndex, prepareIndex, readStaged } from './index-file.ts';
import { clearOwnDir, type Journal, writeJournal } from './journal.ts';
import { moveBranch } from './move-branch.ts';
import type { Place } from './place.ts';
import { readBlobs } from './read-blobs.ts';
import { runGit } from './run-git.ts';
import type { TreeFile } from './tree.ts';
import { findDifferences, type TreeDifference } from './tree-differences.ts';
import { bringAllUp, layReady, waitingName } from './work-file.ts';

/** So many files are looked at together. */
const batch = 32;

interface Step {
  file: Journal['files'][number];
  /** Whether nobody's uncommitted work is on the disk, and staged, at this path. */
  isFree: boolean;
  isStagedFree: boolean;
}

/**
 * Moves the branch to a commit that was fetched, and the working tree with it, all files at once for whoever
 * reads them. Gives the paths that were left as somebody has them, uncommitted.
 */
export async function followCommit(
  clone: Clone,
  { tip, commit, agreedRef }: { tip: Tip; commit: string; agreedRef: string },
): Promise<string[]> {
  const { place } = clone;
  const differences = await findDifferences(place, tip.commit, commit);
  const [steps, changes] = await Promise.all([
    planSteps(place, differences),
    findChanges(place, tip.commit, commit),
  ]);
  const free = steps.filter(({ isFree }) => isFree).map(({ file }) => file);
  const staged = steps.filter(({ isStagedFree }) => isStagedFree).map(({ file }) => file);
  const index = await prepareIndex(place, new Map(staged.map(({ path, next }) => [path, next])));
  const move = { branch: tip.branch, from: tip.commit, to: commit, reason: 'follow the remote' };
  await writeJournal(place, { ...move, isAgreed: true, files: free });
  await Promise.all([layAllReady(place, free), runGit(place, ['update-ref', agreedRef, commit])]);
  // Where it moved meanwhile all the same, the next look sees to it.
  if (!(await moveBranch(place, move))) return clearOwnDir(place).then(() => []);
  let left: string[] = [];
  await clone.exchange(
    free.map(({ path }) => ({ path, change: changes.get(path) ?? null })),
    async () => {
      left = await bringAllUp(place, free);
    },
  );
  await installIndex(place, index);
  await clearOwnDir(place);
  return [...left, ...steps.filter(({ isFree }) => !isFree).map(({ file }) => file.path)];
}

async function planSteps(place: Place, differences: readonly TreeDifference[]): Promise<Step[]> {
  const staged = await readStaged(
    place,
    differences.map(({ path }) => path),
  );
  const steps: Step[] = [];
  for (let at = 0; at < differences.length; at += batch)
    steps.push(
      ...(await Promise.all(
        differences.slice(at, at + batch).map(async ({ path, before, after }): Promise<Step> => {
          const inIndex = staged.get(path) ?? null;
          const { isSame, seen } = await isSameAsCommitted(place, path, before?.blob ?? null);
          const file = {
            path,
            seen,
            next: after,
            waiting: after && (await waitingPlace(place, path)),
            staged: inIndex,
          };
          const isStagedFree = inIndex === (before?.blob ?? null) || inIndex === (after?.blob ?? null);
          // Another repository within this one is its own business.
          const isModule = before?.mode === '160000' || after?.mode === '160000';
          return { file, isFree: !isModule && (isSame || seen === (after?.blob ?? null)), isStagedFree };
        }),
      )),
    );
  return steps;
}

/** Beside the file; where its folder is still a file or is not there, in the nearest one that is. */
async function waitingPlace({ root }: Place, path: string): Promise<string> {
  let folder = dirname(path);
  while (folder !== '.' && !(await isFolder(join(root, folder)))) folder = dirname(folder);
  return waitingName(folder === '.' ? 'x' : `${folder}/x`);
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function layAllReady(place: Place, files: readonly Journal['files'][number][]): Promise<void> {
  const coming = files.filter((file): file is typeof file & { next: TreeFile } => file.next !== null);
  for (let at = 0; at < coming.length; at += batch) {
    const some = coming.slice(at, at + batch);
    const blobs = await readBlobs(
      place,
      some.map(({ next }) => next.blob),
    );
    await Promise.all(some.map((file, number) => layReady(place, file, blobs[number] ?? new Uint8Array())));
  }
}

/** Who changed each file last on the way from one commit to the other. */
async function findChanges(place: Place, from: string | null, to: string) {
  const changes = new Map<string, { at: string; by: string }>();
  if (from === null) return changes;
  const format = ['--format=%x01%aI%x09%an', '--name-only', '--no-renames', '-m', '-z'];
  const { stdout } = await runGit(place, ['log', ...format, `${from}..${to}`]);
  for (const record of stdout.toString().split('\u0001').slice(1)) {
    const [head = '', ...paths] = record.split('\0');
    const [at = '', by = ''] = head.split('\t');
    for (const path of paths.map((each) => each.replace(/^\n/, '')))
      if (path && !changes.has(path)) changes.set(path, { at, by: by.trim() });
  }
  return changes;
}
