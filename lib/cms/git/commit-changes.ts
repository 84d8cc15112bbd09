import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { requireAllowed } from './allowed-path.ts';
import { readTip, type Tip } from './branch.ts';
import { clearDebris } from './clear-debris.ts';
import { GitError } from './failure.ts';
import { readBlob } from './history.ts';
import { installIndex, prepareIndex } from './index-file.ts';
import { withIndexLock } from './index-lock.ts';
import { clearOwnDir, writeJournal } from './journal.ts';
import { moveBranch } from './move-branch.ts';
import type { Place } from './place.ts';
import { type PlannedFile, planFiles } from './plan.ts';
import { completeJournal } from './recover.ts';
import { type CommitRequest, wantedPaths } from './request.ts';
import type { Person } from './version.ts';
import { bringUp, layReady } from './work-file.ts';
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
export async function commitChanges(
  place: Place,
  committer: Person,
  request: CommitRequest,
): Promise<Committed> {
  const wanted = wantedPaths(request);
  for (const path of wanted.keys()) await requireAllowed(place, path);
  return withIndexLock(place, async () => {
    await completeJournal(place);
    const until = performance.now() + patience;
    do {
      const tip = await readTip(place);
      const files = await planFiles(place, tip.commit, wanted, request.expected);
      if (files.length === 0) return { commit: null, blobs: {}, leftOnDisk: [] };
      const made = await commitFiles(place, committer, { request, tip, files });
      if (made) return made;
    } while (performance.now() < until);
    throw new GitError({ kind: 'busy', lockFile: place.indexFile });
  });
}

interface Prepared {
  request: CommitRequest;
  tip: Tip;
  files: PlannedFile[];
}

/** `null` where the branch moved meanwhile; then nothing was done. */
async function commitFiles(place: Place, committer: Person, prepared: Prepared): Promise<Committed | null> {
  const { request, tip, files } = prepared;
  const { commit, index } = await writeObjects(place, committer, prepared);
  const reason = `publish: ${request.message.split('\n')[0]}`;
  let isMoved = false;
  try {
    const journalled = files.map(({ bytes: _, ...file }) => file);
    await writeJournal(place, {
      branch: tip.branch,
      from: tip.commit,
      to: commit,
      reason,
      files: journalled,
    });
    for (const file of files) await layReady(place, file, await newBytes(place, file));
    isMoved = await moveBranch(place, { branch: tip.branch, from: tip.commit, to: commit, reason });
  } finally {
    if (!isMoved) await abandon(place, files);
  }
  if (!isMoved) return null;
  try {
    return { commit, blobs: blobsOf(files), leftOnDisk: await settle(place, files, index) };
  } catch (error) {
    // The journal stays: the next commit or the next start completes this one.
    throw new GitError({ kind: 'unfinished', commit, detail: String(error) });
  }
}

async function writeObjects(place: Place, committer: Person, { request, tip, files }: Prepared) {
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

async function settle(place: Place, files: PlannedFile[], index: string): Promise<string[]> {
  const left: string[] = [];
  for (const file of files) if (!(await bringUp(place, file))) left.push(file.path);
  await installIndex(place, index);
  await clearOwnDir(place);
  return left;
}

async function abandon(place: Place, files: PlannedFile[]): Promise<void> {
  for (const { waiting } of files) if (waiting) await rm(join(place.root, waiting), { force: true });
  await clearOwnDir(place);
}

function blobsOf(files: PlannedFile[]): Record<string, string | null> {
  return Object.fromEntries(files.map(({ path, next }) => [path, next?.blob ?? null]));
}
