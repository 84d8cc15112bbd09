import { randomUUID } from 'node:crypto';
import type { Database } from '#lib/database/database.ts';
import { writeState } from '#lib/database/state.ts';

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

  const notes = () => db.selectFrom('state').where('name', 'like', `${prefix}%`);
  return {
    async note(commit) {
      await writeState(db, name, commit);
      if (isSwept) return;
      isSwept = true;
      const old = Date.now() - kept;
      await db
        .deleteFrom('state')
        .where('name', 'like', `${prefix}%`)
        .where('changed_at', '<', old)
        .execute();
    },
    async recent() {
      const rows = await notes()
        .where('name', '!=', name)
        .where('changed_at', '>', Date.now() - lately)
        .select('value')
        .execute();
      return rows.map(({ value }) => value);
    },
  };
}
