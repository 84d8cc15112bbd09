import { type ChangedPath, GitError } from '#lib/git/failure.ts';
import { blobId } from './blob-id.ts';
import { requireClean } from './clean.ts';
import { readBlob, readHistory } from './history.ts';
import { readStaged, type Staged } from './index-file.ts';
import type { Place } from './place.ts';
import type { Wanted } from './request.ts';
import { readTree, requireDistinct, type TreeFile } from './tree.ts';
import { type WorkFile, waitingName } from './work-file.ts';

/** How many versions back the one that an editor started from is looked for. */
const lookBack = 200;

/** One path of a commit under way. */
export interface PlannedFile extends WorkFile {
  staged: Staged | null;
  /** The bytes it gets, where they are new to git. */
  bytes: Uint8Array | null;
}

/**
 * What has to be done so that these paths are as wanted; paths that are so already are left out.
 * @throws {GitError} where somebody else's work, committed or not, stands in the way.
 */
export async function planFiles(
  place: Place,
  commit: string | null,
  wanted: ReadonlyMap<string, Wanted>,
  expected: Readonly<Record<string, string | null>>,
): Promise<PlannedFile[]> {
  const paths = [...wanted.keys()];
  const [tree, staged] = await Promise.all([readTree(place, commit, paths), readStaged(place, paths)]);
  const steps = paths.map((path) => ({
    path,
    head: tree.get(path) ?? null,
    ...become(place, tree, path, wanted),
  }));
  const open = steps.filter(({ head, next }) => head?.blob !== next?.blob);
  const stale = open.filter(({ path, head }) => (head?.blob ?? null) !== expected[path]);
  if (stale.length > 0) {
    const conflicts = stale.map(({ path, head }) => describe(place, path, head, expected[path] ?? null));
    throw new GitError({ kind: 'changed', conflicts: await Promise.all(conflicts) });
  }
  const created = open.filter(({ head }) => head === null).map(({ path }) => path);
  const removed = open.filter(({ next }) => next === null).map(({ path }) => path);
  await requireDistinct(place, commit, created, new Set(removed));
  return Promise.all(
    open.map(async ({ path, head, next, bytes }) => {
      const inIndex = staged.get(path) ?? null;
      const seen = await requireClean(place, { path, head, staged: inIndex, next: next?.blob ?? null });
      return { path, seen, next, waiting: next && waitingName(path), staged: inIndex, bytes };
    }),
  );
}

function become(
  place: Place,
  tree: Map<string, TreeFile>,
  path: string,
  wanted: ReadonlyMap<string, Wanted>,
) {
  const want = wanted.get(path) ?? null;
  if (!want) return { next: null, bytes: null };
  const bytes = 'bytes' in want ? want.bytes : null;
  const source = tree.get('sameAs' in want ? want.sameAs : path);
  const blob = bytes ? blobId(place, bytes) : source?.blob;
  // The file that was to be moved is gone; whether that was expected is looked at for its own path.
  if (!blob) return { next: null, bytes: null };
  return { next: { blob, mode: source?.mode ?? '100644' }, bytes };
}

async function describe(
  place: Place,
  path: string,
  head: TreeFile | null,
  expected: string | null,
): Promise<ChangedPath> {
  const versions = await readHistory(place, path, lookBack);
  // Not just any blob that a client may name: it has to be a version of this file.
  const isVersion = expected !== null && versions.some(({ blob }) => blob === expected);
  const base = isVersion ? await readBlob(place, expected) : null;
  const current = head && { blob: head.blob, bytes: await readBlob(place, head.blob) };
  return { path, expected, base, current, last: versions[0] ?? null };
}
