import { GitError } from './failure.ts';
import type { Place } from './place.ts';
import { runGit } from './run-git.ts';

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
  const [name, commit] = await Promise.all([
    ask(place, ['symbolic-ref', '-q', 'HEAD']),
    ask(place, ['rev-parse', '-q', '--verify', 'HEAD^{commit}']),
  ]);
  const current = name?.replace(/^refs\/heads\//, '') ?? null;
  if (!name || (place.branch !== null && place.branch !== current))
    throw new GitError({ kind: 'branch', current, wanted: place.branch });
  return { branch: name, commit };
}

/** The commit that a name stands for; `null` if there is none. */
export function findCommit(place: Place, name: string): Promise<string | null> {
  return ask(place, ['rev-parse', '-q', '--verify', '--end-of-options', `${name}^{commit}`]);
}

async function ask(place: Place, args: string[]): Promise<string | null> {
  const { code, stdout } = await runGit(place, args, { fine: [1] });
  return code === 0 ? stdout.toString().trim() : null;
}
