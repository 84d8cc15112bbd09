import { setTimeout as sleep } from 'node:timers/promises';
import { type Dependency, recordDependencies } from '#lib/content/track.ts';
import type { Answer } from './capture.ts';
import { type StoredAnswer, storeAnswer } from './stored-answer.ts';

/** Memory for kept pages, in bytes: some three thousand pages. */
const mostBytes = 32 * 1024 * 1024;
/** Failures are kept as well, without bytes; this bounds them. */
const mostSlots = 20_000;
/** How many pages are rendered again after a change, those asked for last first; the rest on demand. */
const mostWarmed = 40;
/** When that begins, in milliseconds after the last change. */
const calmAfter = 1_500;
/** For so many times as long as such a rendering took, nothing is done: it has a quarter of a processor at most. */
const share = 3;
/** A page that took longer (milliseconds), such as a list of everything, is rendered when somebody asks for it. */
const mostTaken = 1_000;
/** A page that is rendered again has this long (milliseconds) before the one that stands is sent instead. */
const patience = 2_000;
/** A page whose content changed while it was rendered is rendered again before it is sent, so many times in all. */
const mostRenderings = 3;
/** A page that failed is not tried again for so long (milliseconds), unless what it is made from changes. */
const rest = 10_000;

interface Slot {
  page: StoredAnswer | null;
  dependencies: ReadonlySet<Dependency>;
  /** What the rendering under way has read so far. */
  pending: ReadonlySet<Dependency> | null;
  isStale: boolean;
  /** Milliseconds of the last rendering. */
  took: number;
  rendering: Promise<StoredAnswer> | null;
  /** The last failure and when to try again, on the monotonic clock. */
  failure: { error: unknown; until: number } | null;
  make: () => Promise<Answer>;
}

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
  const slots = new Map<string, Slot>();
  let bytes = 0;
  let urgent = 0;
  /** Who waits until nothing urgent is under way. */
  const waiting: (() => void)[] = [];
  let calm: NodeJS.Timeout | undefined;

  function render(key: string, slot: Slot): Promise<StoredAnswer> {
    slot.rendering ??= renderNow(key, slot).finally(() => {
      slot.rendering = null;
      slot.pending = null;
    });
    return slot.rendering;
  }

  async function renderNow(key: string, slot: Slot): Promise<StoredAnswer> {
    const since = performance.now();
    let dependencies = new Set<Dependency>();
    try {
      let answer: Answer;
      let renderings = 0;
      do {
        dependencies = new Set();
        // A change during the rendering marks the slot again.
        slot.isStale = false;
        slot.pending = dependencies;
        answer = await recordDependencies(dependencies, slot.make);
        renderings += 1;
      } while (slot.isStale && renderings < mostRenderings);
      if (answer.status >= 500) throw new Error(`${key} answered ${answer.status}`);
      const page = await storeAnswer(answer);
      bytes += page.bytes - (slot.page?.bytes ?? 0);
      slot.page = page;
      slot.dependencies = dependencies;
      slot.failure = null;
      if (answer.headers['cache-control']?.includes('no-store')) forget(key);
      else trim();
      return page;
    } catch (error) {
      onFailure(key, error);
      slot.isStale = true;
      slot.failure = { error, until: performance.now() + rest };
      if (slot.page) return slot.page;
      slot.dependencies = dependencies;
      throw error;
    } finally {
      slot.took = performance.now() - since;
    }
  }

  async function first<Result>(work: () => Promise<Result>): Promise<Result> {
    urgent += 1;
    try {
      return await work();
    } finally {
      urgent -= 1;
      if (urgent === 0) for (const go of waiting.splice(0)) go();
    }
  }

  // The map keeps the order of use: the first is the one asked for longest ago.
  function touch(key: string, slot: Slot): void {
    slots.delete(key);
    slots.set(key, slot);
  }

  function forget(key: string): void {
    bytes -= slots.get(key)?.page?.bytes ?? 0;
    slots.delete(key);
  }

  function trim(): void {
    for (const key of slots.keys()) {
      if (bytes <= mostBytes && slots.size <= mostSlots) return;
      forget(key);
    }
  }

  return {
    async get(key, make) {
      const slot = slots.get(key) ?? emptySlot(make);
      touch(key, slot);
      slot.make = make;
      const isResting = slot.failure !== null && slot.failure.until > performance.now();
      if (!slot.page) {
        if (isResting) throw slot.failure?.error;
        return first(() => render(key, slot));
      }
      // Also who comes while it is rendered again waits: next to a page that is new, this one would be old.
      if (!slot.rendering && (!slot.isStale || isResting)) return slot.page;
      return Promise.race([first(() => render(key, slot)), later(slot.page)]);
    },
    invalidate(changed) {
      for (const slot of slots.values()) {
        if (!touches(slot, changed)) continue;
        slot.isStale = true;
        slot.failure = null;
      }
      // Who follows a publish, here or in a process beside this one, needs the processor more.
      clearTimeout(calm);
      calm = setTimeout(() => void warm(), calmAfter).unref();
    },
    peek(key) {
      const slot = slots.get(key);
      if (!slot?.page) return null;
      return { etag: slot.page.etag, isStale: slot.isStale, versions: slot.dependencies };
    },
    fresh(key) {
      const slot = slots.get(key);
      if (!slot?.page || slot.isStale || slot.rendering) return null;
      touch(key, slot);
      return slot.page;
    },
    first,
    counts: () => ({ pages: slots.size, bytes }),
  };

  /** Ends where another change comes, after which it begins anew. */
  async function warm(): Promise<void> {
    const begun = calm;
    const stale = [...slots].filter(
      ([, { isStale, page, took }]) => isStale && page !== null && took <= mostTaken,
    );
    for (const [key, slot] of stale.reverse().slice(0, mostWarmed)) {
      while (urgent > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      await slot.rendering?.catch(() => {});
      if (calm !== begun) return;
      if (!slot.isStale || slot.failure || slots.get(key) !== slot) continue;
      // A failure was reported and the page that stood still stands.
      await render(key, slot).catch(() => {});
      await sleep(slot.took * share, undefined, { ref: false });
    }
  }
}

function emptySlot(make: () => Promise<Answer>): Slot {
  return {
    page: null,
    dependencies: new Set(),
    pending: null,
    isStale: false,
    took: 0,
    rendering: null,
    failure: null,
    make,
  };
}

function touches({ dependencies, pending }: Slot, changed: ReadonlySet<Dependency>): boolean {
  return !dependencies.isDisjointFrom(changed) || pending?.isDisjointFrom(changed) === false;
}

function later(page: StoredAnswer): Promise<StoredAnswer> {
  return new Promise((resolve) => setTimeout(resolve, patience, page).unref());
}
