import { setTimeout as sleep } from 'node:timers/promises';
import type { Dependency } from '#lib/content/track.ts';
import type { Answer } from './capture.ts';
import { PageSlot } from './page-slot.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** Memory for kept pages: some three thousand. */
const maxBytes = 32 * 1024 * 1024;
/** Failures are kept as well, without bytes; this bounds them. */
const maxSlots = 20_000;
/** How many pages are rendered again after a change, those asked for last first; the rest on demand. */
const maxWarmed = 40;
/** When that begins, after the last change. */
const calmMs = 1_500;
/** Pause after such a rendering, in multiples of its duration: at most a quarter of a processor is used. */
const pauseFactor = 3;
/** A page that took longer, such as a list of everything, is rendered when somebody asks for it. */
const maxWarmingMs = 1_000;
/** A page that is rendered again has this long before the one that stands is sent instead. */
const waitMs = 2_000;

/** Rendered pages, each kept until something it was made from changes. */
export interface PageStore {
  /** The page of the address `key`; `make` renders it where it is not there or out of date. */
  get(key: string, make: () => Promise<Answer>): Promise<StoredAnswer>;
  /** Marks the pages made from `changed` as out of date and renders the most wanted ones again. */
  invalidate(changed: ReadonlySet<Dependency>): void;
  /** The page that stands for `key`, without rendering anything; `versions` are the files it was made from. */
  peek(key: string): { etag: string; isStale: boolean; versions: ReadonlySet<string> } | null;
  /** The page to send for `key` if it is there and up to date: it counts as asked for. */
  fresh(key: string): StoredAnswer | null;
  /** While `work` runs, no page is rendered that nobody waits for; so it is while `get` renders. */
  first<Result>(work: () => Promise<Result>): Promise<Result>;
  /** For the health summary. */
  counts(): { pages: number; bytes: number };
}

/**
 * Creates an empty store. A page that cannot be rendered (an answer of 500 and above, or an error) never
 * replaces one that could; a page asked for many times at once is rendered once.
 */
export function createPageStore(onFailure: (key: string, error: unknown) => void): PageStore {
  return new Pages(onFailure);
}

class Pages implements PageStore {
  /** In the order of use: the first is the one asked for longest ago. */
  readonly #slots = new Map<string, PageSlot>();
  readonly #onFailure: (key: string, error: unknown) => void;
  #bytes = 0;
  #urgent = 0;
  /** Who waits until nothing urgent is under way. */
  readonly #waiting: (() => void)[] = [];
  #calm: NodeJS.Timeout | undefined;

  constructor(onFailure: (key: string, error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  async get(key: string, make: () => Promise<Answer>): Promise<StoredAnswer> {
    const slot = this.#slots.get(key) ?? new PageSlot(make);
    this.#touch(key, slot);
    slot.make = make;
    const { page, failure } = slot;
    if (!page) {
      if (failure) throw failure.error;
      return this.first(() => this.#render(key, slot));
    }
    // Also who comes while it is rendered again waits: next to a page that is new, this one would be old.
    if (!slot.rendering && (!slot.isStale || failure)) return page;
    const rendered = this.first(() => this.#render(key, slot));
    return Promise.race([rendered, sleep(waitMs, page, { ref: false })]);
  }

  invalidate(changed: ReadonlySet<Dependency>): void {
    for (const slot of this.#slots.values()) if (slot.touches(changed)) slot.markStale();
    // Who follows a publish, here or in a process beside this one, needs the processor more.
    clearTimeout(this.#calm);
    this.#calm = setTimeout(() => void this.#warm(), calmMs).unref();
  }

  peek(key: string): ReturnType<PageStore['peek']> {
    const slot = this.#slots.get(key);
    if (!slot?.page) return null;
    return { etag: slot.page.etag, isStale: slot.isStale, versions: slot.dependencies };
  }

  fresh(key: string): StoredAnswer | null {
    const slot = this.#slots.get(key);
    if (!slot?.page || slot.isStale || slot.rendering) return null;
    this.#touch(key, slot);
    return slot.page;
  }

  async first<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#urgent += 1;
    try {
      return await work();
    } finally {
      this.#urgent -= 1;
      if (this.#urgent === 0) for (const go of this.#waiting.splice(0)) go();
    }
  }

  counts(): { pages: number; bytes: number } {
    return { pages: this.#slots.size, bytes: this.#bytes };
  }

  #render(key: string, slot: PageSlot): Promise<StoredAnswer> {
    slot.rendering ??= this.#renderNow(key, slot).finally(() => {
      slot.rendering = null;
    });
    return slot.rendering;
  }

  async #renderNow(key: string, slot: PageSlot): Promise<StoredAnswer> {
    const before = slot.page?.bytes ?? 0;
    try {
      const page = await slot.render(key);
      if (this.#slots.get(key) === slot) this.#bytes += page.bytes - before;
      if (page.headers['cache-control']?.includes('no-store')) this.#forget(key);
      else this.#trim();
      return page;
    } catch (error) {
      this.#onFailure(key, error);
      if (slot.page) return slot.page;
      throw error;
    }
  }

  #touch(key: string, slot: PageSlot): void {
    this.#slots.delete(key);
    this.#slots.set(key, slot);
  }

  #forget(key: string): void {
    this.#bytes -= this.#slots.get(key)?.page?.bytes ?? 0;
    this.#slots.delete(key);
  }

  #trim(): void {
    for (const key of this.#slots.keys()) {
      if (this.#bytes <= maxBytes && this.#slots.size <= maxSlots) return;
      this.#forget(key);
    }
  }

  /** Ends where another change comes, after which it begins anew. */
  async #warm(): Promise<void> {
    const begun = this.#calm;
    const stale = [...this.#slots].filter(
      ([, { isStale, page, took }]) => isStale && page !== null && took <= maxWarmingMs,
    );
    for (const [key, slot] of stale.reverse().slice(0, maxWarmed)) {
      while (this.#urgent > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      await slot.rendering?.catch(() => {});
      if (this.#calm !== begun) return;
      if (!slot.isStale || slot.failure || this.#slots.get(key) !== slot) continue;
      // A failure was reported and the page that stood still stands.
      await this.#render(key, slot).catch(() => {});
      await sleep(slot.took * pauseFactor, undefined, { ref: false });
    }
  }
}
