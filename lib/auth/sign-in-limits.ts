import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#lib/database/database.ts';
import { openRateLimiter } from '#lib/database/rate-limiter.ts';

/** How often something may be tried, within so many seconds. */
const limits = {
  accountFromHere: { points: 6, duration: 1_800 },
  fromHere: { points: 30, duration: 3_600 },
  account: { points: 20, duration: 60 },
  linksToAccount: { points: 4, duration: 900 },
  linksFromHere: { points: 10, duration: 600 },
  /** A code of an app counts once, though apps show it for longer (RFC 6238, 5.2). */
  code: { points: 1, duration: 90 },
} as const;

type Limiters = Record<keyof typeof limits, RateLimiterAbstract>;

/** One attempt to sign in, counted as failed until `succeeded`. */
export interface Attempt {
  succeeded(): Promise<void>;
}

/** Opens the counts: of this process, or, on Postgres, of all of them. */
export function openSignInLimits(database: Pick<Database, 'engine' | 'db'>): SignInLimits {
  const opened = Object.entries(limits).map(([name, limit]) => [
    name,
    openRateLimiter(database, { ...limit, keyPrefix: `sign-in-${name}` }),
  ]);
  // Every key of the limits has its limiter.
  return new SignInLimits(Object.fromEntries(opened) as Limiters);
}

/**
 * How often passwords may be tried. Somebody who guesses at one account is held up at that account and from where
 * they are; its owner elsewhere goes on. Spread over many places they meet the account's own limit, of a minute at
 * most. Nothing locks an account: the link by mail has other counts.
 */
export class SignInLimits {
  readonly #limiters: Limiters;

  constructor(limiters: Limiters) {
    this.#limiters = limiters;
  }

  /** Begins an attempt with a password, or tells for how many milliseconds to wait. */
  async begin(email: string, client: string | null): Promise<Attempt | { wait: number }> {
    const { accountFromHere, fromHere, account } = this.#limiters;
    const name = hashOf(email.toLowerCase());
    const here = client === null ? null : hashOf(client);
    const both = hashOf(`${client ?? ''} ${name}`);
    // Counted as failed before it is known: of many at the same time, none slips through.
    const waitMs =
      (await waitFor(accountFromHere, both)) ||
      (here && (await waitFor(fromHere, here))) ||
      (await waitFor(account, name));
    if (waitMs) return { wait: waitMs };
    return {
      async succeeded() {
        await Promise.all([accountFromHere.delete(both), account.delete(name)]);
        // Only this attempt: an account of one's own must not wipe out what was tried at others.
        if (here) await fromHere.reward(here);
      },
    };
  }

  /** Counts a wish for a link from one place; milliseconds to wait if there were too many. */
  async askForLink(client: string | null): Promise<number> {
    return client === null ? 0 : waitFor(this.#limiters.linksFromHere, hashOf(client));
  }

  /** Whether one more link may be mailed to the address; nobody's mailbox can be filled by a stranger. */
  async mayMailLink(email: string): Promise<boolean> {
    return (await waitFor(this.#limiters.linksToAccount, hashOf(email.toLowerCase()))) === 0;
  }

  /** Whether this is the first use of a code by this person, which uses it up. */
  async isFirstUse(personId: string, given: string): Promise<boolean> {
    return (await waitFor(this.#limiters.code, hashOf(`${personId} ${given}`))) === 0;
  }
}

/** Counts once more; milliseconds to wait if that was too often. */
async function waitFor(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error.msBeforeNext;
    throw error;
  }
}

/** Addresses that somebody typed in are nobody's business, and theirs least of all who have no account. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
