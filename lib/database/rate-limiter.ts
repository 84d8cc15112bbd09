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

/** Opens a counter by key: in memory, or, on Postgres, in a table that all processes share. */
export function openRateLimiter(
  { engine, db }: Pick<Database, 'engine' | 'db'>,
  limit: RateLimit,
): RateLimiterAbstract {
  if (engine === 'sqlite') return new RateLimiterMemory(limit);
  // The one thing that the limiter asks of its client.
  const storeClient = {
    query: ({ text, values = [] }: { text: string; values?: unknown[] }) =>
      db.executeQuery(CompiledQuery.raw(text, values)),
  };
  return new RateLimiterPostgres({
    ...{ ...limit, storeClient, storeType: 'client' },
    ...{ tableName: 'rate_limit', tableCreated: true },
  });
}
