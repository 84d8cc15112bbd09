import type { Repository } from '#lib/cms/git/open-repository.ts';
import type { RemoteStanding } from '#lib/metrics/remote-standing.ts';
import { createStandingAccount } from './remote-standing.ts';

/** Why this process looks at the remote. */
export type Occasion =
  /** Another process has said that there is something new. */
  | 'news'
  /** The host of the repository has. */
  | 'webhook'
  /** Nobody has; it is time again. */
  | 'poll';

export interface FollowerOptions {
  repository: Pick<Repository, 'follow' | 'compare'>;
  /** Is told of a commit that the other processes may not have heard of. */
  onFound: (commit: string) => void;
  /** Whether others tell us what is new, so that looking is only for what was missed. */
  isTold: () => boolean;
  report: (message: string) => void;
}

/** Keeps the clone of this process where the remote is. */
export interface Follower {
  /** Looks at the remote, or has somebody look who is about to; resolves when that was done. */
  look(occasion: Occasion): Promise<void>;
  /** How far this process is from the remote. */
  standing(): RemoteStanding;
  close(): Promise<void>;
}

/** Milliseconds between looks at most, while nobody tells us what is new and while somebody does. */
const pollAlone = 5_000;
const pollTold = 30_000;
/** Whoever repeats a hook that was signed once lets us look no more often than this. */
const hookPause = 1_000;
const closePatience = 2_000;

/** Starts to follow the remote; the first look is the caller's. */
export function startFollower({ repository, onFound, isTold, report }: FollowerOptions): Follower {
  let running: Promise<void> | null = null;
  /** What was asked for while a look was under way, which may have begun too early to see it. */
  let next: Occasion | null = null;
  let isLost = false;
  let isClosed = false;
  let lookedAt = performance.now();
  const account = createStandingAccount();

  async function lookOnce(occasion: Occasion): Promise<void> {
    lookedAt = performance.now();
    try {
      if (occasion === 'poll') {
        const stands = await repository.compare();
        if (stands) account.looked(stands);
        if (stands?.there === stands?.here) return sayFound();
      }
      const caughtUp = await repository.follow();
      sayFound();
      if (caughtUp?.outcome === 'founded')
        report(`CONTENT_REMOTE had no such branch; it has the one of this clone now, at ${caughtUp.commit}.`);
      if (caughtUp) account.looked({ here: caughtUp.commit, there: caughtUp.commit });
      if (caughtUp && caughtUp.outcome !== 'standing' && caughtUp.commit && occasion !== 'news')
        onFound(caughtUp.commit);
    } catch (error) {
      account.failed(error);
      // Whatever it is (no network, a full disk, somebody's editor open in git): the site goes on as it stands.
      if (!isLost) report(`The content cannot follow CONTENT_REMOTE: ${String(error)}`);
      isLost = true;
    }
  }

  function sayFound(): void {
    if (isLost) report('The content follows CONTENT_REMOTE again.');
    isLost = false;
  }

  async function lookUntilDone(first: Occasion): Promise<void> {
    for (let occasion: Occasion | null = first; occasion && !isClosed; ) {
      await lookOnce(occasion);
      if (occasion === 'webhook') await pause(hookPause);
      occasion = next;
      next = null;
    }
  }

  function look(occasion: Occasion): Promise<void> {
    if (isClosed) return Promise.resolve();
    if (running) {
      // A hook may have to be passed on, which news need not.
      if (next !== 'webhook') next = occasion;
      return running;
    }
    running = lookUntilDone(occasion).finally(() => {
      running = null;
    });
    return running;
  }

  // Not all processes at the same moment: the first one that finds something tells the others.
  const share = 0.5 + Math.random() / 2;
  const timer = setInterval(() => {
    const patience = (isTold() && !isLost ? pollTold : pollAlone) * share;
    if (!running && performance.now() - lookedAt >= patience) void look('poll');
  }, 500).unref();

  return {
    look,
    standing: account.now,
    async close() {
      isClosed = true;
      clearInterval(timer);
      // A look that hangs is cut short by the end of the process, as by any crash, and completed by the next start.
      await Promise.race([running, pause(closePatience)]);
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
