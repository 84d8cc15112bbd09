import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findCommit, isAncestor } from '#lib/cms/git/branch.ts';
import { findRepository } from '#lib/cms/git/find-repository.ts';
import type { Place } from '#lib/cms/git/place.ts';
import { askGit, runGit } from '#lib/git/run-git.ts';
import { BackupError } from './backup-error.ts';
import { backupRef, fetchBackup, forgetBackup } from './bundle.ts';
import { type Manifest, names } from './manifest.ts';
import { copyInto } from './parts.ts';

/** How a backup's content was put back. */
export type Way = 'cloned' | 'same' | 'forwarded' | 'merged';

const who = ['-c', 'user.name=Platoniq', '-c', 'user.email=web@localhost'];

/** A repository that the content may go to; `null`: there is none yet, and one is cloned to `root`. */
export interface ContentTarget {
  place: Place | null;
  root: string;
}

/**
 * Finds where the content is to go, without changing anything; with `isMoving`, a repository that is there will
 * be brought to the state of the backup.
 * @throws {BackupError} where something of somebody's is in the way.
 */
export async function findContentTarget(
  { content }: Manifest,
  { contentDir, mediaDir, isMoving }: { contentDir: string; mediaDir: string; isMoving: boolean },
): Promise<ContentTarget> {
  const root = content.prefix === '' ? contentDir : rootOf(contentDir, content.prefix);
  const isThere = ((await readdir(root).catch(() => [])) as string[]).length > 0;
  if (!isThere) return { place: null, root };
  const place = await findRepository({ contentDir, mediaDir, branch: null });
  if (!place || place.content !== content.prefix) throw new BackupError('restore.notTheRepository', { root });
  // Where nothing moves, as on the way to another database, nobody's work is in the way.
  if (isMoving && (await findCommit(place, 'HEAD')) !== content.commit) await requireClean(place);
  return { place, root: place.root };
}

/**
 * Brings the content to the state of the backup. Where the repository has commits of its own, they stay: with
 * `isReplacing`, one more commit on top of both makes the content what the backup has.
 * @throws {BackupError}
 */
export async function restoreContent(
  folder: string,
  { content }: Manifest,
  { place, root, isReplacing }: ContentTarget & { isReplacing: boolean },
): Promise<Way> {
  const bundle = resolve(folder, names.bundle);
  const how = place
    ? await bringForward(place, { bundle, content, isReplacing }).finally(() => forgetBackup(place))
    : await clone(root, { bundle, branch: content.branch });
  if (how !== 'same') for (const { path } of content.uncommitted) await layUncommitted(folder, root, path);
  return how;
}

async function clone(root: string, { bundle, branch }: { bundle: string; branch: string }): Promise<Way> {
  await runGit({ root: '/' }, ['clone', '--quiet', '--branch', branch, bundle, root], { isBackground: true });
  await runGit({ root }, ['remote', 'remove', 'origin']);
  return 'cloned';
}

/** Puts a file back that was not committed; one that had been deleted has no copy and stays as committed. */
export async function layUncommitted(folder: string, root: string, path: string): Promise<void> {
  await copyInto(join(folder, names.uncommitted, path), root, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}

async function requireClean(place: Place): Promise<void> {
  const changed = await askGit(place, ['status', '--porcelain', '--untracked-files=no']);
  const added = await askGit(place, ['status', '--porcelain', '--', place.content || '.']);
  if (changed + added !== '') throw new BackupError('restore.uncommitted', { root: place.root });
}

async function bringForward(
  place: Place,
  { bundle, content, isReplacing }: { bundle: string; content: Manifest['content']; isReplacing: boolean },
): Promise<Way> {
  await fetchBackup(place, bundle, content.branch);
  const head = await findCommit(place, 'HEAD');
  if (head === content.commit) return 'same';
  if (head === null) {
    // A clone of a repository that was still empty.
    await runGit(place, ['checkout', '--quiet', '-B', content.branch, backupRef]);
    return 'forwarded';
  }
  if (await isAncestor(place, head, { of: content.commit })) {
    await runGit(place, ['merge', '--quiet', '--ff-only', backupRef]);
    return 'forwarded';
  }
  if (!isReplacing) throw new BackupError('restore.otherCommits', { root: place.root });
  const isBehind = await isAncestor(place, content.commit, { of: head });
  if (!isBehind) {
    const merge = ['merge', '--quiet', '--no-commit', '--allow-unrelated-histories', '-s', 'ours', backupRef];
    await runGit(place, [...who, ...merge]);
  }
  const path = place.content || '.';
  await runGit(place, ['rm', '-rq', '--ignore-unmatch', '--', path]);
  await runGit(place, ['checkout', backupRef, '--', path]);
  await runGit(place, [
    ...who,
    'commit',
    '--quiet',
    '--no-verify',
    '--allow-empty',
    '-m',
    'Restore the content from a backup',
  ]);
  return 'merged';
}

function rootOf(contentDir: string, prefix: string): string {
  const end = `/${prefix.replace(/\/$/, '')}`;
  if (!contentDir.endsWith(end)) throw new BackupError('restore.otherFolder', { folder: contentDir, prefix });
  return contentDir.slice(0, -end.length);
}
