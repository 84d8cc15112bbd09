import { type Dependency, recordDependencies } from '#lib/content/track.ts';
import type { Answer } from './capture.ts';
import { type StoredAnswer, storeAnswer } from './stored-answer.ts';

/** A page whose content changed while it was rendered is rendered again before it is sent, so many times in all. */
const maxRenderings = 3;
/** A page that failed is not tried again for so long, unless what it is made from changes. */
const restMs = 10_000;

/** One address of the store: the page that stands there, if any, and what is known of its making. */
export class PageSlot {
  page: StoredAnswer | null = null;
  dependencies: ReadonlySet<Dependency> = new Set();
  isStale = false;
  /** Milliseconds of the last rendering. */
  took = 0;
  rendering: Promise<StoredAnswer> | null = null;
  make: () => Promise<Answer>;
  /** What the rendering under way has read so far. */
  #pending: ReadonlySet<Dependency> | null = null;
  /** The last failure and when to try again, on the monotonic clock. */
  #failure: { error: unknown; until: number } | null = null;

  constructor(make: () => Promise<Answer>) {
    this.make = make;
  }

  /** The failure after which the page is not tried again for now. */
  get failure(): { error: unknown } | null {
    return this.#failure && this.#failure.until > performance.now() ? this.#failure : null;
  }

  touches(changed: ReadonlySet<Dependency>): boolean {
    return !this.dependencies.isDisjointFrom(changed) || this.#pending?.isDisjointFrom(changed) === false;
  }

  markStale(): void {
    this.isStale = true;
    this.#failure = null;
  }

  /**
   * Renders the page; the one that stood before stays where that fails.
   * @throws what the rendering throws, or for an answer of 500 and above.
   */
  async render(key: string): Promise<StoredAnswer> {
    const since = performance.now();
    try {
      const answer = await this.#makeUnchanged();
      if (answer.status >= 500) throw new Error(`${key} answered ${answer.status}`);
      this.page = await storeAnswer(answer);
      if (this.#pending) this.dependencies = this.#pending;
      this.#failure = null;
      return this.page;
    } catch (error) {
      this.isStale = true;
      this.#failure = { error, until: performance.now() + restMs };
      if (!this.page && this.#pending) this.dependencies = this.#pending;
      throw error;
    } finally {
      this.#pending = null;
      this.took = performance.now() - since;
    }
  }

  async #makeUnchanged(): Promise<Answer> {
    for (let rendering = 1; ; rendering += 1) {
      const dependencies = new Set<Dependency>();
      // A change during the rendering marks the slot again.
      this.isStale = false;
      this.#pending = dependencies;
      const answer = await recordDependencies(dependencies, this.make);
      if (!this.isStale || rendering === maxRenderings) return answer;
    }
  }
}
