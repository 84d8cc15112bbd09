import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRepository } from '#lib/cms/git/find-repository.ts';
import type { Place } from '#lib/cms/git/place.ts';
import { readRemoteHead } from '#lib/cms/git/remote/remote.ts';
import type { Environment } from '#lib/env.ts';
import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';

/** The branch of the repository that all processes share. */
export interface SharedBranch {
  address: string;
  branch: string;
  /** `null`: it has no such branch, being a new one in the place of one that was lost. */
  commit: string | null;
}

/** Milliseconds for one look; somebody is watching. */
const patience = 30_000;

/**
 * Looks at `CONTENT_REMOTE`; `null` where none is set.
 * @throws {BackupError} where it does not answer: what it holds may be newer than the backup.
 */
export async function findSharedBranch(
  { content }: Manifest,
  { contentRemote, contentBranch, contentDir, mediaDir, dataDir }: Environment,
): Promise<SharedBranch | null> {
  if (contentRemote === null) return null;
  // A clone that is there says which branch the site follows, and may have settings of its own for the way there.
  const clone = existsSync(contentDir) ? await findRepository({ contentDir, mediaDir, branch: null }) : null;
  const branch = contentBranch ?? (clone && (await branchOf(clone))) ?? content.branch;
  const place = clone ?? { root: '/', gitDir: join(dataDir, 'no-repository') };
  try {
    const commit = await readRemoteHead(place, { url: contentRemote, branch }, { milliseconds: patience });
    return { address: contentRemote, branch, commit };
  } catch (error) {
    if (!(error instanceof GitError) || error.failure.kind !== 'remote') throw error;
    const reason = error.failure.detail.replaceAll(/\s*\n\s*/g, ' ');
    throw new BackupError('restore.remoteAway', { reason });
  }
}

async function branchOf(place: Place): Promise<string | null> {
  const { code, stdout } = await runGit(place, ['symbolic-ref', '-q', '--short', 'HEAD'], { fine: [1] });
  return code === 0 ? stdout.toString().trim() : null;
}
