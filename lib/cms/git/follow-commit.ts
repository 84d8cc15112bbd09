import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { leadsThroughLink } from '#lib/files/plain-file.ts';
import type { Tip } from './branch.ts';
import { isSameAsCommitted } from './clean.ts';
import type { Clone } from './clone.ts';
import { findWay, type Way } from './find-way.ts';
import { installIndex, prepareIndex, readStaged } from './index-file.ts';
import { clearOwnDir, type Journal, writeJournal } from './journal.ts';
import { moveBranch } from './move-branch.ts';
import type { Place } from './place.ts';
import { readBlobs } from './read-blobs.ts';
import type { TreeFile } from './tree.ts';
import type { TreeDifference } from './tree-differences.ts';
import { bringAllUp, layReady, waitingName } from './work-file.ts';

/** So many files are looked at together. */
const batch = 32;

interface Step {
  file: Journal['files'][number];
  /** Whether nobody's uncommitted work is on the disk, and staged, at this path. */
  isFree: boolean;
  isStagedFree: boolean;
}

interface Following {
  tip: Tip;
  /** Where to. */
  commit: string;
  /** The ref that says what both sides had agreed on; it moves with the branch. */
  agreedRef: string;
  /** What lies between, where that is known already. */
  way: Way | null;
}

/**
 * Moves the branch to a commit that was fetched, and the working tree with it, all files at once for whoever
 * reads them. Gives the paths that were left as somebody has them, uncommitted; `null` where the branch moved
 * meanwhile and nothing was done.
 */
export async function followCommit(
  clone: Clone,
  { tip, commit, agreedRef, way }: Following,
): Promise<string[] | null> {
  const { place } = clone;
  const { differences, changes } = way ?? (await findWay(place, tip.commit, commit));
  const [steps, bytes] = await Promise.all([planSteps(place, differences), readEarly(place, differences)]);
  const free = steps.filter(({ isFree }) => isFree).map(({ file }) => file);
  const staged = steps.filter(({ isStagedFree }) => isStagedFree).map(({ file }) => file);
  // Beside everything else: should it fail, the journal stays, and the next look or start makes it.
  const preparing = prepareIndex(place, new Map(staged.map(({ path, next }) => [path, next])));
  preparing.catch(() => {});
  const reason = 'follow the remote';
  const move = { branch: tip.branch, from: tip.commit, to: commit, reason, agreedRef };
  await writeJournal(place, { ...move, isAgreed: true, files: free });
  await layAllReady(place, free, bytes);
  if (!(await moveBranch(place, move))) return preparing.then(() => clearOwnDir(place)).then(() => null);
  let left: string[] = [];
  await clone.exchange(
    free.map(({ path }) => ({ path, change: changes.get(path) ?? null })),
    async () => {
      left = await bringAllUp(place, free);
    },
  );
  await installIndex(place, await preparing);
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
          const isThroughLink = leadsThroughLink(place.root, dirname(path));
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
          return {
            file,
            isFree: !isModule && !isThroughLink && (isSame || seen === (after?.blob ?? null)),
            isStagedFree,
          };
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

/** The bytes of what changes, by their ids, while it is looked at what is there; of a few files. */
async function readEarly(
  place: Place,
  differences: readonly TreeDifference[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const blobs = differences.flatMap(({ after }) => (after && after.mode !== '160000' ? [after.blob] : []));
  if (blobs.length === 0 || blobs.length > batch) return new Map();
  const bytes = await readBlobs(place, blobs);
  return new Map(blobs.map((blob, at) => [blob, bytes[at] ?? new Uint8Array()]));
}

async function layAllReady(
  place: Place,
  files: readonly Journal['files'][number][],
  early: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const coming = files.filter((file): file is typeof file & { next: TreeFile } => file.next !== null);
  for (let at = 0; at < coming.length; at += batch) {
    const some = coming.slice(at, at + batch);
    const late = some.map(({ next }) => next.blob).filter((blob) => !early.has(blob));
    const read = late.length > 0 ? await readBlobs(place, late) : [];
    const bytes = new Map([...early, ...late.map((blob, number) => [blob, read[number]] as const)]);
    await Promise.all(
      some.map((file) => layReady(place, file, bytes.get(file.next.blob) ?? new Uint8Array())),
    );
  }
}
