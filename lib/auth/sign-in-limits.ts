import type { Delays } from './delays.ts';
import type { DelayRule } from './growing-delay.ts';

const second = 1000;
const minute = 60 * second;

const here: DelayRule = { name: 'here', free: 5, first: 2 * second, longest: 15 * minute };
const place: DelayRule = { name: 'place', free: 25, first: 2 * second, longest: 15 * minute };
const account: DelayRule = { name: 'account', free: 50, first: second, longest: minute };
const linksToAccount: DelayRule = {
  name: 'links-to-account',
  free: 3,
  first: 5 * minute,
  longest: 60 * minute,
};
const linksFromPlace: DelayRule = { name: 'links-from-place', free: 10, first: minute, longest: 60 * minute };
/** A code of an app counts once, though apps show it for longer (RFC 6238, 5.2). */
const code: DelayRule = { name: 'code', free: 0, first: 90 * second, longest: 90 * second };

/** One attempt to sign in, counted as failed until `succeeded`. */
export interface Attempt {
  succeeded(): Promise<void>;
}

/**
 * How often passwords may be tried. Somebody who guesses at one account is slowed down at that account and
 * from where they are; its owner elsewhere goes on. Spread over many places they meet the account's own,
 * short delay. Nothing locks an account: the link by mail has other counts.
 */
export class SignInLimits {
  readonly #delays: Delays;

  constructor(delays: Delays) {
    this.#delays = delays;
  }

  /** Begins an attempt with a password, or tells for how many milliseconds to wait. */
  async begin(email: string, client: string | null): Promise<Attempt | { wait: number }> {
    const name = email.toLowerCase();
    const atAccount = { rule: account, key: name };
    const atAccountFromHere = { rule: here, key: `${client ?? ''} ${name}` };
    const fromHere = client ? [{ rule: place, key: client }] : [];
    const wait = await this.#delays.count([atAccountFromHere, atAccount, ...fromHere]);
    if (wait > 0) return { wait };
    return {
      succeeded: async () => {
        await this.#delays.forget(atAccountFromHere);
        await this.#delays.forget(atAccount);
        // Only this attempt: an account of one's own must not wipe out what was tried at others.
        for (const delayed of fromHere) await this.#delays.undo(delayed);
      },
    };
  }

  /** Counts a wish for a link from one place; milliseconds to wait if there were too many. */
  async askForLink(client: string | null): Promise<number> {
    return client ? this.#delays.count([{ rule: linksFromPlace, key: client }]) : 0;
  }

  /** Whether one more link may be mailed to the address; nobody's mailbox can be filled by a stranger. */
  async mayMailLink(email: string): Promise<boolean> {
    return (await this.#delays.count([{ rule: linksToAccount, key: email.toLowerCase() }])) === 0;
  }

  /** Whether this is the first use of a code by this person, which uses it up. */
  async isFirstUse(personId: string, given: string): Promise<boolean> {
    return (await this.#delays.count([{ rule: code, key: `${personId} ${given}` }])) === 0;
  }
}
