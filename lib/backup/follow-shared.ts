import { resolve } from 'node:path';
import { findCommit, isAncestor } from '#lib/cms/git/branch.ts';
import { findRepository } from '#lib/cms/git/find-repository.ts';
import type { Place } from '#lib/cms/git/place.ts';
import { cloneTo } from '#lib/cms/git/remote/open-clone.ts';
import { openRemote } from '#lib/cms/git/remote/remote.ts';
import type { Environment } from '#lib/env.ts';
import { runGit } from '#lib/git/run-git.ts';
import { backupRef, fetchBackup, forgetBackup } from './bundle.ts';
import { type Manifest, names } from './manifest.ts';
import { type ContentTarget, layUncommitted } from './restore-content.ts';
import type { SharedBranch } from './shared-branch.ts';

/** What the content is now, where it is that of `CONTENT_REMOTE`. */
export interface FollowedContent {
  /**
   * `same`: a clone that was there has all of the backup. `lacking`: the backup has commits that neither it nor
   * the remote has, or neither has all; they are on the branch `keptBranch`.
   */
  content: 'followed' | 'same' | 'lacking';
  /** Files that were not committed, and of which there is another version by now, or somebody's clone. */
  heldBack: string[];
}

/** Where commits of a backup stay that the remote has not, for somebody to look at. */
export function keptBranch(commit: string): string {
  return `of-the-backup-${commit.slice(0, 7)}`;
}

/** Milliseconds; a clone carries all pictures. */
const patience = 10 * 60_000;

/**
 * Leaves the content to `CONTENT_REMOTE`, which may have been published to since: an empty folder gets a clone of
 * it, one that is there is moved by the site when it starts. Nothing of the backup is put above what is there.
 */
export async function followShared(
  folder: string,
  { content }: Manifest,
  options: { target: ContentTarget; shared: SharedBranch; environment: Environment },
): Promise<FollowedContent> {
  const { target, shared, environment } = options;
  const { address, branch } = shared;
  const clonePlace = { ...environment, remote: address, branch };
  if (!target.place) await cloneTo(target.root, clonePlace);
  const place = target.place ?? (await findRepository(clonePlace));
  if (!place) throw new Error(`git did not make a repository in ${target.root}.`);
  const there = await openRemote(place, { address, branch }).fetch({ milliseconds: patience });
  if (there === null) throw new Error(`The branch “${branch}” of CONTENT_REMOTE has just gone.`);
  await fetchBackup(place, resolve(folder, names.bundle), content.branch);
  try {
    const isThere = await isAncestor(place, content.commit, { of: there });
    // What was committed here by hand, or before there was a remote, is pushed by the site.
    const head = await findCommit(place, 'HEAD');
    const isHere = isThere || (head !== null && (await hasAll(place, head, [content.commit, there])));
    if (!isHere) await runGit(place, ['branch', '--force', keptBranch(content.commit), backupRef]);
    const heldBack: string[] = [];
    for (const { path } of content.uncommitted) {
      // In a clone that was there, what is on the disk is whoever's work in it.
      const isFree = !target.place && (await isSame(place, path, [content.commit, there]));
      if (isFree) await layUncommitted(folder, place.root, path);
      else heldBack.push(path);
    }
    return { content: isThere ? 'followed' : isHere ? 'same' : 'lacking', heldBack };
  } finally {
    await forgetBackup(place);
  }
}

async function hasAll(place: Place, head: string, commits: readonly string[]): Promise<boolean> {
  for (const commit of commits) if (!(await isAncestor(place, commit, { of: head }))) return false;
  return true;
}

/** Whether a path holds the same, or nothing, in two commits. */
async function isSame(place: Place, path: string, commits: readonly [string, string]): Promise<boolean> {
  const { code } = await runGit(place, ['diff', '--quiet', ...commits, '--', path], { fine: [1] });
  return code === 0;
}
