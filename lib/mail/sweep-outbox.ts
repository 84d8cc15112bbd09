import type { Database } from '#lib/database/database.ts';
import { readClock } from '#lib/database/watched-clock.ts';

/** Milliseconds: thirty days. */
const keepFor = 30 * 24 * 3_600_000;

/**
 * Forgets mails that belong to no message (links to sign in, digests) a month after they were written; the
 * others go with their message. A clock that has jumped makes it forget nothing.
 */
export async function sweepOutbox(database: Database, now: number): Promise<void> {
  if (!(await readClock(database.db, now))?.isSteady) return;
  await database.write((transaction) =>
    transaction
      .deleteFrom('outbox')
      .where('message_id', 'is', null)
      .where('state', 'in', ['sent', 'given-up'])
      .where('created_at', '<', now - keepFor)
      .execute(),
  );
}
