import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#lib/database/database.ts';

/** What somebody was told of, at whichever process. */
export interface PublishedCommits {
  /** Notes a commit of this process, before its editor is told that it is published. */
  note(commit: string): Promise<void>;
  /** The last one of each process, if that was lately: older ones have come to all of them by looking. */
  recent(): Promise<string[]>;
}

const prefix = 'published.';
/** Milliseconds; three times as long as a process goes without looking at the remote. */
const lately = 90_000;
/** Milliseconds after which the note of a process that has ended goes. */
const kept = 24 * 60 * 60_000;

/**
 * Opens the notes in the database. Each process has one of its own: it publishes one thing after another, so the
 * last holds all before, and no two of them can be written in the wrong order.
 */
export function openPublishedCommits({ engine, db }: Pick<Database, 'engine' | 'db'>): PublishedCommits {
  // A database in a file belongs to one process, which knows what it has published.
  if (engine !== 'postgres') return { note: async () => {}, recent: async () => [] };
  const name = prefix + randomUUID();
  let isSwept = false;
  let last: Promise<unknown> = Promise.resolve();

  async function write(commit: string): Promise<void> {
    const changed = { value: commit, changed_at: now };
    await db
      .insertInto('state')
      .values({ name, ...changed })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(changed))
      .execute();
    if (isSwept) return;
    isSwept = true;
    await db
      .deleteFrom('state')
      .where('name', 'like', `${prefix}%`)
      .where('changed_at', '<', ago(kept))
      .execute();
  }

  return {
    note(commit) {
      // One after the other: a note that was slow to come must not stand after a newer one.
      const turn = last.then(() => write(commit));
      last = turn.catch(() => {});
      return turn;
    },
    async recent() {
      const rows = await db
        .selectFrom('state')
        .where('name', 'like', `${prefix}%`)
        .where('name', '!=', name)
        .where('changed_at', '>', ago(lately))
        .select('value')
        .execute();
      return rows.map(({ value }) => value);
    },
  };
}

/** By the clock of Postgres: those of the machines may differ. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

function ago(milliseconds: number) {
  return sql<number>`${now} - ${milliseconds}::bigint`;
}
