import { GrowingDelay } from './growing-delay.ts';

const second = 1000;
const minute = 60 * second;

/** One attempt to sign in, counted as failed until `succeeded`. */
export interface Attempt {
  succeeded(): void;
}

/**
 * How often passwords may be tried. Somebody who guesses at one account is slowed down at that account and
 * from where they are; its owner elsewhere goes on. Spread over many places they meet the account's own,
 * short delay. Nothing locks an account: the link by mail has other counts.
 */
export class SignInLimits {
  readonly #here = new GrowingDelay({ free: 5, first: 2 * second, longest: 15 * minute });
  readonly #place = new GrowingDelay({ free: 25, first: 2 * second, longest: 15 * minute });
  readonly #account = new GrowingDelay({ free: 50, first: second, longest: minute });
  readonly #linksToAccount = new GrowingDelay({ free: 3, first: 5 * minute, longest: 60 * minute });
  readonly #linksFromPlace = new GrowingDelay({ free: 10, first: minute, longest: 60 * minute });

  /** Begins an attempt with a password, or tells for how many milliseconds to wait. */
  begin(email: string, client: string | null): Attempt | { wait: number } {
    const account = email.toLowerCase();
    const here = `${client ?? ''} ${account}`;
    const wait = Math.max(
      this.#here.wait(here),
      client ? this.#place.wait(client) : 0,
      this.#account.wait(account),
    );
    if (wait > 0) return { wait };
    this.#here.count(here);
    this.#account.count(account);
    if (client) this.#place.count(client);
    return {
      succeeded: () => {
        this.#here.forget(here);
        this.#account.forget(account);
        // Only this attempt: an account of one's own must not wipe out what was tried at others.
        if (client) this.#place.undo(client);
      },
    };
  }

  /** Counts a wish for a link from one place; milliseconds to wait if there were too many. */
  askForLink(client: string | null): number {
    if (!client) return 0;
    const wait = this.#linksFromPlace.wait(client);
    if (wait === 0) this.#linksFromPlace.count(client);
    return wait;
  }

  /** Whether one more link may be mailed to the address; nobody's mailbox can be filled by a stranger. */
  mayMailLink(email: string): boolean {
    const account = email.toLowerCase();
    if (this.#linksToAccount.wait(account) > 0) return false;
    this.#linksToAccount.count(account);
    return true;
  }
}
