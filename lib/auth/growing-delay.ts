/** How long to wait after so many failures. */
export interface DelayRule {
  name: string;
  /** This many attempts fail without a wait. */
  free: number;
  /** Milliseconds; the wait doubles with every further failure, up to `longest`. */
  first: number;
  longest: number;
}

/** Counts are forgotten after so many milliseconds without a failure. */
export const forgottenAfter = 3_600_000;

/** Milliseconds to wait after the failure that is the `count`th. */
export function waitAfter({ free, first, longest }: DelayRule, count: number): number {
  return count > free ? Math.min(longest, first * 2 ** Math.min(count - free - 1, 40)) : 0;
}

/** Tells how long somebody has to wait who failed before; counts are forgotten after an hour without one. */
export class GrowingDelay {
  readonly #failures = new Map<string, { count: number; until: number; at: number }>();
  readonly #rule: DelayRule;
  readonly #now: () => number;

  constructor(rule: DelayRule, now: () => number = () => performance.now()) {
    this.#rule = rule;
    this.#now = now;
  }

  /** Milliseconds until `key` may try again; 0 if it may now. */
  wait(key: string): number {
    return Math.max(0, (this.#find(key)?.until ?? 0) - this.#now());
  }

  /**
   * Counts an attempt as failed, before it is known: of many at the same time, none slips through. Taken
   * back by `undo` or `forget` after a success.
   */
  count(key: string): void {
    const now = this.#now();
    const count = (this.#find(key)?.count ?? 0) + 1;
    const wait = waitAfter(this.#rule, count);
    this.#failures.delete(key);
    this.#failures.set(key, { count, until: now + wait, at: now });
    // Bounded: whoever invents keys only makes the longest forgotten ones go.
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > 20_000 && oldest !== undefined) this.#failures.delete(oldest);
  }

  /** Takes one count back. */
  undo(key: string): void {
    const found = this.#find(key);
    if (found) this.#failures.set(key, { ...found, count: found.count - 1, until: this.#now() });
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }

  #find(key: string) {
    const found = this.#failures.get(key);
    return found && this.#now() - Math.max(found.at, found.until) < forgottenAfter ? found : undefined;
  }
}
