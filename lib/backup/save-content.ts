import { join } from 'node:path';
import { findRepository } from '#lib/cms/git/find-repository.ts';
import type { Place } from '#lib/cms/git/place.ts';
import { linkCode } from '#lib/files/plain-file.ts';
import { askGit, runGit } from '#lib/git/run-git.ts';
import { BackupError } from './backup-error.ts';
import { type Manifest, names } from './manifest.ts';
import { copyFrom, filesIn } from './parts.ts';

export interface ContentFolders {
  contentDir: string;
  mediaDir: string;
  contentBranch: string | null;
}

/** Saves the branch with its history, what is not committed, and uploads that are not in the repository. */
export async function saveContent(
  { contentDir, mediaDir, contentBranch }: ContentFolders,
  folder: string,
): Promise<Pick<Manifest, 'content' | 'media'>> {
  const place = await findRepository({ contentDir, mediaDir, branch: contentBranch });
  if (!place) throw new BackupError('backup.noRepository', { folder: contentDir });
  if ((await askGit(place, ['rev-parse', '--is-shallow-repository'])) === 'true')
    throw new BackupError('backup.shallow', { folder: place.root });
  const branch = contentBranch ?? (await askGit(place, ['symbolic-ref', '--short', 'HEAD']));
  const bundle = join(folder, names.bundle);
  const create = ['-c', 'pack.compression=6', 'bundle', 'create', '--quiet', bundle, `refs/heads/${branch}`];
  await runGit(place, create, { isBackground: true });
  const [commit = ''] = (await askGit(place, ['bundle', 'list-heads', bundle])).split(' ');
  const uncommitted = await saveUncommitted(place, folder);
  const media = place.media === null ? await saveMedia(mediaDir, folder) : null;
  return { content: { branch, commit, prefix: place.content, uncommitted }, media };
}

async function saveUncommitted(place: Place, folder: string): Promise<Manifest['content']['uncommitted']> {
  const folders = [place.content || '.', ...(place.media === null ? [] : [place.media || '.'])];
  const words = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', ...folders];
  const { stdout } = await runGit(place, words);
  const found = stdout.toString().split('\0').filter(Boolean);
  const files = found.map((line) => ({ state: line.slice(0, 2), path: line.slice(3) }));
  for (const { path } of files) {
    await copyFrom(place.root, path, join(folder, names.uncommitted, path)).catch(ignoreMissing);
  }
  return files;
}

/** A file that was deleted has no copy, and nobody knows what a link leads to. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== linkCode) throw error;
}

async function saveMedia(mediaDir: string, folder: string): Promise<{ files: number }> {
  const files = await filesIn(mediaDir).catch(() => []);
  for (const path of files) await copyFrom(mediaDir, path, join(folder, names.media, path));
  return { files: files.length };
}
