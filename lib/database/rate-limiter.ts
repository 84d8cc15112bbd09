import { CompiledQuery } from 'kysely';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Database } from './database.ts';

export interface RateLimit {
  /** Keeps the counts of several limits apart. */
  keyPrefix: string;
  /** How often within `duration`, which is in seconds. */
  points: number;
  duration: number;
}

/** Keys that are remembered in memory; beyond, the one that was counted longest ago is forgotten. */
export const maxKeys = 50_000;

/** Opens a counter by key: in memory, or, on Postgres, in a table that all processes share. */
export function openRateLimiter(
  { engine, db }: Pick<Database, 'engine' | 'db'>,
  limit: RateLimit,
): RateLimiterAbstract {
  if (engine === 'sqlite') return new BoundedMemory(limit);
  // The one thing that the limiter asks of its client.
  const storeClient = {
    async query({ text, values = [] }: { text: string; values?: unknown[] }) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
  return new RateLimiterPostgres({
    ...{ ...limit, storeClient, storeType: 'client' },
    ...{ tableName: 'rate_limit', tableCreated: true },
  });
}

/** Whoever invents keys does not fill the memory. */
class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string | number>();

  override consume(...[key, ...rest]: Parameters<RateLimiterMemory['consume']>) {
    this.#remember(key);
    return super.consume(key, ...rest);
  }

  override penalty(...[key, ...rest]: Parameters<RateLimiterMemory['penalty']>) {
    this.#remember(key);
    return super.penalty(key, ...rest);
  }

  #remember(key: string | number): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size <= maxKeys || oldest === undefined) return;
    this.#keys.delete(oldest);
    void this.delete(oldest);
  }
}
