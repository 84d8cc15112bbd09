import type { Database } from '#lib/database/database.ts';

/** Milliseconds: thirty days. */
const keepFor = 30 * 24 * 3_600_000;

/**
 * Forgets mails that belong to no message (links to sign in, digests) a month after they were written; the
 * others go with their message.
 */
export async function sweepOutbox(database: Database, now: number): Promise<void> {
  await database.write((transaction) =>
    transaction
      .deleteFrom('outbox')
      .where('message_id', 'is', null)
      .where('state', 'in', ['sent', 'given-up'])
      .where('created_at', '<', now - keepFor)
      .execute(),
  );
}
