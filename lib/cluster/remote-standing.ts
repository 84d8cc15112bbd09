import { GitError } from '#lib/git/failure.ts';
import type { RemoteStanding } from '#lib/metrics/remote-standing.ts';

/** Keeps account of what came of looking at the remote. */
export interface StandingAccount {
  /** The remote was looked at. */
  looked(stands: { here: string | null; there: string | null }): void;
  /** It was to be looked at, or followed, and that failed. */
  failed(error: unknown): void;
  now(): RemoteStanding;
}

/** Opens an account in which nothing was looked at yet. */
export function createStandingAccount(): StandingAccount {
  let standing: RemoteStanding = { here: null, there: null, lookedAt: Date.now(), behindSince: null };
  return {
    now: () => standing,
    looked({ here, there }) {
      const behindSince = here === there ? null : (standing.behindSince ?? Date.now());
      standing = { here, there, lookedAt: Date.now(), behindSince };
    },
    failed(error) {
      if (isOutOfReach(error)) return;
      // The remote has answered; what is wrong is here.
      const lookedAt = Date.now();
      standing = { ...standing, lookedAt, behindSince: standing.behindSince ?? lookedAt };
    },
  };
}

function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof GitError)) return false;
  const { failure } = error;
  return failure.kind === 'remote' && failure.reason === 'unreachable';
}
