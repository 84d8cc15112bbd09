import { setTimeout as sleep } from 'node:timers/promises';
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
const pollAloneMs = 5_000;
const pollToldMs = 30_000;
/** Whoever repeats a hook that was signed once lets us look no more often than this. */
const hookPauseMs = 1_000;
const closeTimeoutMs = 2_000;

/** Starts to follow the remote; the first look is the caller's. */
export function startFollower(options: FollowerOptions): Follower {
  return new RemoteFollower(options);
}

class RemoteFollower implements Follower {
  readonly #options: FollowerOptions;
  readonly #account = createStandingAccount();
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | null = null;
  /** What was asked for while a look was under way, which may have begun too early to see it. */
  #next: Occasion | null = null;
  #isLost = false;
  #isClosed = false;
  #lookedAt = performance.now();

  constructor(options: FollowerOptions) {
    this.#options = options;
    // Not all processes at the same moment: the first one that finds something tells the others.
    const share = 0.5 + Math.random() / 2;
    this.#timer = setInterval(() => {
      const everyMs = (options.isTold() && !this.#isLost ? pollToldMs : pollAloneMs) * share;
      if (!this.#running && performance.now() - this.#lookedAt >= everyMs) void this.look('poll');
    }, 500).unref();
  }

  look(occasion: Occasion): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    if (this.#running) {
      // A hook may have to be passed on, which news need not.
      if (this.#next !== 'webhook') this.#next = occasion;
      return this.#running;
    }
    this.#running = this.#lookUntilDone(occasion).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  standing(): RemoteStanding {
    return this.#account.now();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    // A look that hangs is cut short by the end of the process, as by any crash, and completed by the next start.
    await Promise.race([this.#running, sleep(closeTimeoutMs)]);
  }

  async #lookUntilDone(first: Occasion): Promise<void> {
    for (let occasion: Occasion | null = first; occasion && !this.#isClosed; ) {
      await this.#lookOnce(occasion);
      if (occasion === 'webhook') await sleep(hookPauseMs);
      occasion = this.#next;
      this.#next = null;
    }
  }

  async #lookOnce(occasion: Occasion): Promise<void> {
    this.#lookedAt = performance.now();
    try {
      if (occasion !== 'poll' || (await this.#isBehind())) await this.#follow(occasion);
      if (this.#isLost) this.#options.report('The content follows CONTENT_REMOTE again.');
      this.#isLost = false;
    } catch (error) {
      this.#account.failed(error);
      // Whatever it is (no network, a full disk, somebody's editor open in git): the site goes on as it stands.
      if (!this.#isLost) this.#options.report(`The content cannot follow CONTENT_REMOTE: ${String(error)}`);
      this.#isLost = true;
    }
  }

  async #isBehind(): Promise<boolean> {
    const stands = await this.#options.repository.compare();
    if (stands) this.#account.looked(stands);
    return stands?.there !== stands?.here;
  }

  async #follow(occasion: Occasion): Promise<void> {
    const { repository, report, onFound } = this.#options;
    const caughtUp = await repository.follow();
    if (!caughtUp) return;
    const { commit, outcome } = caughtUp;
    if (outcome === 'founded')
      report(`CONTENT_REMOTE had no such branch; it has the one of this clone now, at ${commit}.`);
    this.#account.looked({ here: commit, there: commit });
    if (outcome !== 'standing' && commit && occasion !== 'news') onFound(commit);
  }
}
