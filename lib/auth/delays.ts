import { createHash } from 'node:crypto';
import type { Database } from '#lib/database/database.ts';
import { type DelayRule, forgottenAfter, GrowingDelay, waitAfter } from './growing-delay.ts';

/** What is counted, and by which rule. */
export interface Delayed {
  rule: DelayRule;
  key: string;
}

/** Counts of who failed, for one process or for all of them. */
export interface Delays {
  /** Counts an attempt under each of these, or under none: then these are the milliseconds to wait. */
  count(attempt: readonly Delayed[]): Promise<number>;
  /** Takes one count back. */
  undo(delayed: Delayed): Promise<void>;
  forget(delayed: Delayed): Promise<void>;
}

/** A clock, in milliseconds. */
type Clock = () => number;

/** Opens the counts: in memory, or, on Postgres, in a table that all processes share. */
export function openDelays(database: Pick<Database, 'engine' | 'db' | 'write'>, clock?: Clock): Delays {
  return database.engine === 'postgres' ? sharedDelays(database, clock) : ownDelays(clock);
}

/** Counts of this process alone. */
export function ownDelays(clock?: Clock): Delays {
  const delays = new Map<DelayRule, GrowingDelay>();
  const of = (rule: DelayRule) => {
    const found = delays.get(rule) ?? new GrowingDelay(rule, clock);
    delays.set(rule, found);
    return found;
  };
  return {
    async count(attempt) {
      const wait = Math.max(0, ...attempt.map(({ rule, key }) => of(rule).wait(key)));
      if (wait === 0) for (const { rule, key } of attempt) of(rule).count(key);
      return wait;
    },
    undo: async ({ rule, key }) => of(rule).undo(key),
    forget: async ({ rule, key }) => of(rule).forget(key),
  };
}

function sharedDelays({ db, write }: Pick<Database, 'db' | 'write'>, clock: Clock = Date.now): Delays {
  return {
    async count(attempt) {
      const now = clock();
      const keyed = attempt
        .map((delayed) => ({ ...delayed, hash: hashOf(delayed) }))
        // In one order, so that two attempts never wait for each other.
        .sort((one, other) => (one.hash < other.hash ? -1 : 1));
      return write(async (transaction) => {
        await transaction
          .insertInto('delay')
          .values(keyed.map(({ hash }) => ({ key: hash, count: 0, until: 0, at: now })))
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute();
        const rows = new Map<string, { count: number; until: number; at: number }>();
        for (const { hash } of keyed) {
          const one = transaction.selectFrom('delay').where('key', '=', hash);
          rows.set(hash, await one.select(['count', 'until', 'at']).forUpdate().executeTakeFirstOrThrow());
        }
        const wait = Math.max(0, ...Array.from(rows.values(), ({ until }) => until - now));
        if (wait > 0) return wait;
        for (const { hash, rule } of keyed) {
          const row = rows.get(hash);
          const isForgotten = !row || now - Math.max(row.at, row.until) >= forgottenAfter;
          const count = (isForgotten ? 0 : row.count) + 1;
          const until = now + waitAfter(rule, count);
          await transaction
            .updateTable('delay')
            .set({ count, until, at: now })
            .where('key', '=', hash)
            .execute();
        }
        await transaction
          .deleteFrom('delay')
          .where('at', '<', now - 2 * forgottenAfter)
          .where('until', '<', now - forgottenAfter)
          .execute();
        return 0;
      });
    },
    async undo(delayed) {
      await db
        .updateTable('delay')
        .set((row) => ({ count: row('count', '-', 1), until: clock() }))
        .where('key', '=', hashOf(delayed))
        .where('count', '>', 0)
        .execute();
    },
    async forget(delayed) {
      await db.deleteFrom('delay').where('key', '=', hashOf(delayed)).execute();
    },
  };
}

/** Addresses that somebody typed in are nobody's business, and theirs least of all who have no account. */
function hashOf({ rule, key }: Delayed): string {
  return createHash('sha256').update(`${rule.name}\0${key}`).digest('base64url');
}
