import type { Transaction } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import type { Tables } from '#lib/database/tables.ts';
import { isOneOf } from './selection.ts';

/** What a change has to know of messages, held until the transaction ends. */
export async function lockMessages(
  { engine }: Database,
  transaction: Transaction<Tables>,
  ids: readonly string[],
) {
  return (
    transaction
      .selectFrom('message')
      .where(isOneOf('message.id', ids))
      .select(['id', 'reference', 'status', 'mark', 'read_at', 'assignee_id'])
      // In one order, so that two selections that overlap never wait for each other.
      .orderBy('id')
      // On SQLite, the transaction itself is the lock.
      .$if(engine === 'postgres', (query) => query.forUpdate())
      .execute()
  );
}
