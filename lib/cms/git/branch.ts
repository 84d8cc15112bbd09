import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import type { Place } from './place.ts';

/** Where a branch stands. */
export interface Tip {
  /** Its full name, such as `refs/heads/main`. */
  branch: string;
  /** `null`: nothing was ever committed. */
  commit: string | null;
}

/**
 * The branch that is checked out.
 * @throws {GitError} `branch` where none is, or not the one that editors publish to.
 */
export async function readTip(place: Place): Promise<Tip> {
  const plain = await readPlainTip(place);
  if (plain && (place.branch === null || plain.branch === `refs/heads/${place.branch}`)) return plain;
  // One process answers both questions, except on a branch on which nothing was ever committed.
  const answer = await ask(place, ['rev-parse', '-q', 'HEAD', '--symbolic-full-name', 'HEAD'], [128]);
  const [commit = null, name] = answer?.split('\n') ?? [
    null,
    await ask(place, ['symbolic-ref', '-q', 'HEAD']),
  ];
  const current = name?.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : null;
  if (!name || current === null || (place.branch !== null && place.branch !== current))
    throw new GitError({ kind: 'branch', current, wanted: place.branch });
  return { branch: name, commit };
}

/**
 * The same from git's own two files, as they stand in most repositories between two packings: a process less, which
 * costs a large one like ours 20 ms to start. `null`: git has to say.
 */
async function readPlainTip(place: Place): Promise<Tip | null> {
  const [, branch] = /^ref: (refs\/heads\/\S+)\n$/.exec((await readGitFile(place, 'HEAD')) ?? '') ?? [];
  const commit = branch ? await readPlainRef(place, branch) : null;
  return branch && commit ? { branch, commit } : null;
}

/** The commit in the file of a ref; `null` where it has none of its own, as when it is packed. */
export async function readPlainRef(place: Place, name: string): Promise<string | null> {
  return /^([0-9a-f]{40}|[0-9a-f]{64})\n$/.exec((await readGitFile(place, name)) ?? '')?.[1] ?? null;
}

function readGitFile({ gitDir }: Place, name: string): Promise<string | null> {
  return readFile(join(gitDir, name), 'utf8').catch(() => null);
}

/** The commit that a name stands for; `null` if there is none. */
export function findCommit(place: Place, name: string): Promise<string | null> {
  return ask(place, ['rev-parse', '-q', '--verify', '--end-of-options', `${name}^{commit}`]);
}

/**
 * Whether a commit is another one or comes before it.
 * @throws {GitError} where git knows one of them not; with `isUnknownFine` it is `false` then.
 */
export async function isAncestor(
  place: Place,
  commit: string,
  { of, isUnknownFine = false }: { of: string; isUnknownFine?: boolean },
): Promise<boolean> {
  const fine = isUnknownFine ? [1, 128] : [1];
  return (await runGit(place, ['merge-base', '--is-ancestor', commit, of], { fine })).code === 0;
}

async function ask(place: Place, args: string[], fine = [1]): Promise<string | null> {
  const { code, stdout } = await runGit(place, args, { fine });
  return code === 0 ? stdout.toString().trim() : null;
}
