import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { requireAllowed } from './allowed-path.ts';
import { readTip, type Tip } from './branch.ts';
import { catchUp } from './catch-up.ts';
import { clearDebris } from './clear-debris.ts';
import type { Clone } from './clone.ts';
import { readBlob } from './history.ts';
import { installIndex, prepareIndex } from './index-file.ts';
import { withIndexLock } from './index-lock.ts';
import { clearOwnDir, writeJournal } from './journal.ts';
import { mendLockedIndex } from './mend-index.ts';
import { moveBranch } from './move-branch.ts';
import type { Place } from './place.ts';
import { type PlannedFile, planFiles } from './plan.ts';
import { completeJournal } from './recover.ts';
import { type CommitRequest, wantedPaths } from './request.ts';
import { bringAllUp, layReady } from './work-file.ts';
import { writeCommit } from './write-commit.ts';

/** What came of a request. */
export interface Committed {
  /** The new commit; `null`: everything stood as wanted, so none was made. */
  commit: string | null;
  /** The blobs of the paths that changed; `null`: deleted. */
  blobs: Record<string, string | null>;
  /** Paths that somebody wrote to on the disk in the very moment; that text stays there, uncommitted. */
  leftOnDisk: string[];
}

/** Milliseconds for which a commit is tried again because the branch moved under it. */
const patience = 10_000;

/**
 * Makes one commit of these changes on the branch that is checked out, and brings those paths of the working
 * tree and the index up to date; everything else that is uncommitted stays as it is.
 * @throws {GitError} before anything is changed; but `unfinished` where the commit stands and the disk refused.
 */
export async function commitChanges(clone: Clone, request: CommitRequest): Promise<Committed> {
  const { place } = clone;
  const wanted = wantedPaths(request);
  for (const path of wanted.keys()) await requireAllowed(place, path);
  return withIndexLock(place, async () => {
    await mendLockedIndex(place, clone.report);
    await completeJournal(place);
    const until = performance.now() + patience;
    do {
      const tip = await readTip(place);
      const files = await planFiles(place, tip.commit, wanted, request.expected);
      if (files.length === 0) return { commit: null, blobs: {}, leftOnDisk: [] };
      const made = await commitFiles(clone, { request, tip, files, until });
      if (made) return made;
    } while (performance.now() < until);
    throw new GitError({ kind: 'busy', lockFile: place.indexFile });
  });
}

interface Prepared {
  request: CommitRequest;
  tip: Tip;
  files: PlannedFile[];
  /** When to give up, on the monotonic clock. */
  until: number;
}

/** `null` where the branch moved meanwhile, here or in the remote; then nothing was done. */
async function commitFiles(clone: Clone, prepared: Prepared): Promise<Committed | null> {
  const { place, remote } = clone;
  const { request, tip, files, until } = prepared;
  const { commit, index } = await writeObjects(clone, prepared);
  const reason = `publish: ${request.message.split('\n')[0]}`;
  const move = { branch: tip.branch, from: tip.commit, to: commit, reason };
  const journal = { ...move, files: files.map(({ bytes: _, ...file }) => file) };
  let isAgreed = false;
  let isMoved = false;
  try {
    await writeJournal(place, { ...journal, isAgreed: remote === null });
    for (const file of files) await layReady(place, file, await newBytes(place, file));
    isAgreed = remote === null || (await remote.push(commit, within(until))) === 'pushed';
    if (isAgreed && remote) await writeJournal(place, { ...journal, isAgreed });
    isMoved = isAgreed && (await moveBranch(place, move));
  } finally {
    if (!isMoved) await abandon(place, files);
  }
  if (!isMoved) {
    if (remote) await catchUp(clone, { remote, ...within(until) });
    return null;
  }
  try {
    return { commit, blobs: blobsOf(files), leftOnDisk: await settle(clone, { prepared, index }) };
  } catch (error) {
    // The journal stays: the next commit or the next start completes this one.
    throw new GitError({ kind: 'unfinished', commit, detail: String(error) });
  }
}

async function writeObjects({ place, committer }: Clone, { request, tip, files }: Prepared) {
  const { author, message } = request;
  const changes = files.map(({ path, next, bytes }) => ({ path, next: next && { ...next, bytes } }));
  const [commit, index] = await Promise.allSettled([
    writeCommit(place, { parent: tip.commit, author, committer, message, changes }),
    prepareIndex(place, new Map(files.map(({ path, next }) => [path, next]))),
  ]);
  if (commit.status === 'fulfilled' && index.status === 'fulfilled')
    return { commit: commit.value, index: index.value };
  await clearOwnDir(place);
  if (commit.status === 'rejected') await clearDebris(place);
  throw commit.status === 'rejected' ? commit.reason : index.status === 'rejected' && index.reason;
}

async function newBytes(place: Place, { next, bytes }: PlannedFile): Promise<Uint8Array> {
  return bytes ?? (next ? readBlob(place, next.blob) : new Uint8Array());
}

async function settle(
  { place, exchange }: Clone,
  { prepared, index }: { prepared: Prepared; index: string },
): Promise<string[]> {
  const { files, request } = prepared;
  const change = { at: `${new Date().toISOString().slice(0, 19)}Z`, by: request.author.name };
  let left: string[] = [];
  await exchange(
    files.map(({ path }) => ({ path, change })),
    async () => {
      left = await bringAllUp(place, files);
    },
  );
  await installIndex(place, index);
  await clearOwnDir(place);
  return left;
}

/** What is left of the time. */
function within(until: number): { milliseconds: number } {
  return { milliseconds: Math.max(1_000, until - performance.now()) };
}

async function abandon(place: Place, files: PlannedFile[]): Promise<void> {
  for (const { waiting } of files) if (waiting) await rm(join(place.root, waiting), { force: true });
  await clearOwnDir(place);
}

function blobsOf(files: PlannedFile[]): Record<string, string | null> {
  return Object.fromEntries(files.map(({ path, next }) => [path, next?.blob ?? null]));
}
