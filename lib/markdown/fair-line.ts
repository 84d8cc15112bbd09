/** An item whose owner's turn it is. */
export interface Turn<Item> {
  owner: string;
  item: Item;
}

/** What waits for one worker, by owners, each of whom has their turn. Times are milliseconds of one clock. */
export interface FairLine<Item> {
  add(owner: string, item: Item, now: number): void;
  /** Takes the oldest item of the owner whose turn it is; `undefined` if there is none, or all who wait have to rest. */
  take(now: number): Turn<Item> | undefined;
  /** Notes that an item of `owner` was worked at from `started` to `now`. */
  done(owner: string, started: number, now: number): void;
  /** How long until somebody who waits may go on; `null` if nobody waits. */
  restMs(now: number): number | null;
  /** Takes everything. */
  clear(): Item[];
}

/**
 * Whoever has taken longer than this leaves the worker to others for the time above it. Turns alone are not enough: a
 * save asks ten short questions, and would wait for a long one of somebody else before each.
 */
const freeMs = 1_000;
/** Others count as long as this after their last question or answer; who is alone does not rest. */
const presentMs = 1_000;

/** Starts with nothing. */
export function createFairLine<Item>(): FairLine<Item> {
  /** Those whose turn it is first come first. */
  const waiting = new Map<string, Item[]>();
  const restedAt = new Map<string, number>();
  const seenAt = new Map<string, number>();

  /** When `owner` may have a turn. */
  function turnAt(owner: string): number {
    const others = [...seenAt].filter(([other]) => other !== owner).map(([, at]) => at + presentMs);
    return Math.min(restedAt.get(owner) ?? Number.NEGATIVE_INFINITY, Math.max(...others));
  }

  return {
    add(owner, item, now) {
      seenAt.set(owner, now);
      const items = waiting.get(owner);
      if (items) items.push(item);
      else waiting.set(owner, [item]);
    },
    take(now) {
      for (const [owner, items] of waiting) {
        if (turnAt(owner) > now) continue;
        const [item, ...others] = items;
        waiting.delete(owner);
        if (others.length > 0) waiting.set(owner, others);
        if (item !== undefined) return { owner, item };
      }
      return undefined;
    },
    done(owner, started, now) {
      for (const [other, at] of seenAt) if (at + presentMs <= now) seenAt.delete(other);
      for (const [other, at] of restedAt) if (at <= now) restedAt.delete(other);
      seenAt.set(owner, now);
      const above = now - started - freeMs;
      if (above > 0) restedAt.set(owner, now + above);
    },
    restMs(now) {
      if (waiting.size === 0) return null;
      return Math.max(0, Math.min(...[...waiting.keys()].map(turnAt)) - now);
    },
    clear() {
      const items = [...waiting.values()].flat();
      waiting.clear();
      return items;
    },
  };
}
