import { mkdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { askGit, runGit } from '#lib/git/run-git.ts';
import { findGitFolder, mendHead } from './mend-head.ts';
import { mendIndex } from './mend-index.ts';
import type { Place } from './place.ts';

/** Earlier versions cannot be told what has to survive a power cut (`core.fsync`). */
const oldest = [2, 36] as const;

interface Folders {
  contentDir: string;
  mediaDir: string;
  branch?: string | null;
  /** For the operator's log. */
  report?: (message: string) => void;
}

/**
 * Finds the repository that the content belongs to; `null` where it belongs to none, or to one that ignores it.
 * A HEAD or an index that git cannot read is made anew, since no question could be asked with it.
 * @throws {GitError} `unusable` where there is one that cannot be committed to.
 */
export async function findRepository({
  contentDir,
  mediaDir,
  branch = null,
  report = console.warn,
}: Folders): Promise<Place | null> {
  await mkdir(contentDir, { recursive: true });
  const contentRoot = await realpath(contentDir);
  await requireGit(contentRoot);
  const found = (await ask(contentRoot)) ?? (await askMended(contentRoot, { branch, report }));
  if (!found) return null;
  await requireOwner(found.gitDir, contentRoot);
  const mediaRoot = await realpath(mediaDir).catch(() => mediaDir);
  const place: Place = {
    ...found,
    ownDir: join(found.gitDir, 'site'),
    content: prefix(found.root, contentRoot) ?? '',
    media: prefix(found.root, mediaRoot),
    branch,
  };
  await mendIndex(place, report);
  const ignored = await runGit({ root: contentRoot }, ['check-ignore', '-q', contentRoot], { fine: [1] });
  return ignored.code === 0 ? null : place;
}

async function requireGit(root: string): Promise<void> {
  const version = await askGit({ root }, ['version']);
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (!isNewEnough)
    throw new GitError({ kind: 'unusable', reason: 'oldGit', detail: `${version} < ${oldest.join('.')}` });
}

async function ask(root: string): Promise<Pick<Place, 'root' | 'gitDir' | 'indexFile' | 'hash'> | null> {
  const questions = ['--show-toplevel', '--absolute-git-dir', '--git-path', 'index', '--show-object-format'];
  try {
    const answer = await askGit({ root }, ['rev-parse', '--path-format=absolute', ...questions]);
    const [top = '', gitDir = '', indexFile = '', hash] = answer.split('\n');
    return { root: top, gitDir, indexFile, hash: hash === 'sha256' ? 'sha256' : 'sha1' };
  } catch (error) {
    if (!(error instanceof GitError) || error.failure.kind !== 'git') throw error;
    const { detail } = error.failure;
    if (/not a git repository/.test(detail)) return null;
    if (/must be run in a work tree/.test(detail))
      throw new GitError({ kind: 'unusable', reason: 'bare', detail: root });
    throw error;
  }
}

/** Asks again where git saw no repository because its HEAD is damaged: another one must not be begun within it. */
async function askMended(
  contentRoot: string,
  options: Parameters<typeof mendHead>[1],
): ReturnType<typeof ask> {
  const gitDir = await findGitFolder(contentRoot);
  if (gitDir === null) return null;
  await requireOwner(gitDir, contentRoot);
  const found = (await mendHead(gitDir, options)) ? await ask(contentRoot) : null;
  if (!found) throw new GitError({ kind: 'unusable', reason: 'damaged', detail: gitDir });
  return found;
}

/**
 * A repository found above the content may be somebody else's trap (CVE-2022-24765). One that belongs to us,
 * to root, or to whoever owns the content folder, which the operator named, is none.
 */
async function requireOwner(gitDir: string, contentRoot: string): Promise<void> {
  const ours = process.getuid?.();
  if (ours === undefined) return;
  const [owner, contentOwner] = [(await stat(gitDir)).uid, (await stat(contentRoot)).uid];
  if (![0, ours, contentOwner].includes(owner))
    throw new GitError({ kind: 'unusable', reason: 'owner', detail: gitDir });
}

function prefix(root: string, folder: string): string | null {
  const path = relative(root, folder);
  if (path === '') return '';
  return isAbsolute(path) || path.split(sep)[0] === '..' ? null : `${path.split(sep).join('/')}/`;
}
