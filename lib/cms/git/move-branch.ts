import { stat } from 'node:fs/promises';
import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import { findCommit } from './branch.ts';
import { nullId, type Place } from './place.ts';
import { withPatience } from './stale-lock.ts';

export interface Move {
  branch: string;
  from: string | null;
  to: string;
  /** What the reflog says. */
  reason: string;
  /** Another ref that is to stand at `to` from then on. */
  agreedRef?: string | undefined;
}

/** Moves a branch if it still stands at `from`; `false` where it has moved meanwhile. */
export async function moveBranch(place: Place, move: Move): Promise<boolean> {
  const { branch, from, to, reason, agreedRef } = move;
  const old = from ?? nullId(place);
  const lines = [`update ${branch} ${to} ${old}`, ...(agreedRef ? [`update ${agreedRef} ${to}`] : [])];
  for (;;) {
    try {
      await runGit(place, ['update-ref', '-m', reason, '--stdin'], { input: `${lines.join('\n')}\n` });
      return true;
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      const { failure } = error;
      const now = await findCommit(place, branch);
      // Whatever was said: it stands where it should.
      if (now === to) return true;
      if (now !== from) return false;
      if (failure.kind !== 'busy') throw error;
      // The lock of the branch or of HEAD, left by a git that was killed or held by one at work.
      await withPatience(place, failure.lockFile, () => isGone(failure.lockFile));
    }
  }
}

async function isGone(file: string): Promise<true | null> {
  return stat(file).then(
    () => null,
    () => true,
  );
}
