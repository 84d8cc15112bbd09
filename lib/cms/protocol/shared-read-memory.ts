import type { Database } from '#lib/database/database.ts';
import type { ReadMemory } from './read-memory.ts';

/** Well below the number of parameters that a query may have. */
const rowsAtOnce = 1_000;
/** Milliseconds for which is known what was read; sessions do not last longer. */
const kept = 30 * 24 * 60 * 60_000;
/** One of so many writes also deletes what is too old. */
const sweepOneIn = 100;

/** The memory in the database: a save may come to another process than the reading did. */
export function createSharedReadMemory({ db }: Pick<Database, 'db'>): ReadMemory {
  return {
    async of(session, paths) {
      if (paths.length === 0) return new Map();
      const rows = await db
        .selectFrom('read_revision')
        .where('session_id', '=', session)
        .where('path', 'in', [...paths])
        .select(['path', 'revision'])
        .execute();
      return new Map(rows.flatMap(({ path, revision }) => (revision ? [[path, revision]] : [])));
    },
    async remember(session, revisions) {
      const at = Date.now();
      const rows = Object.entries(revisions)
        // In one order, so that two who write the same do not wait for each other.
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([path, revision]) => ({ session_id: session, path, revision, at }));
      for (let start = 0; start < rows.length; start += rowsAtOnce)
        await db
          .insertInto('read_revision')
          .values(rows.slice(start, start + rowsAtOnce))
          .onConflict((conflict) =>
            conflict.columns(['session_id', 'path']).doUpdateSet((update) => ({
              revision: update.ref('excluded.revision'),
              at: update.ref('excluded.at'),
            })),
          )
          .execute();
      if (Math.random() * sweepOneIn < 1)
        await db
          .deleteFrom('read_revision')
          .where('at', '<', at - kept)
          .execute();
    },
  };
}
