import { GitError } from '#lib/cms/git/failure.ts';

/** How far this process is from what is published; times are milliseconds since 1970. */
export interface RemoteStanding {
  /** The commit that this process shows, as of its last look. */
  here: string | null;
  /** The commit last seen in the remote. */
  there: string | null;
  /** When the remote answered last; at first, when this process began to ask. */
  lookedAt: number;
  /** Since when there is something in the remote that this process could not take over; `null`: it has it. */
  behindSince: number | null;
}

/** The same, with when a publish of this process last failed at the remote, and of what; `null`: never. */
export interface SharedStanding extends RemoteStanding {
  refused: { at: number; reason: string } | null;
}

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
