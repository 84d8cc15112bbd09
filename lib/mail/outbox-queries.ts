import type { Selectable } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import type { OutboxTable } from '#lib/database/tables.ts';
import type { ProblemCode } from './delivery-problem.ts';
import { heldBack } from './enqueue-mails.ts';
import type { Mailer } from './mailer.ts';
import type { Delivery } from './outgoing-mail.ts';

/** The mails about a message, as they were written. */
export async function readDeliveries(database: Database, messageId: string): Promise<Delivery[]> {
  const rows = await database.db
    .selectFrom('outbox')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('created_at')
    .orderBy('kind', 'desc')
    .execute();
  return rows.map(toDelivery);
}

/** A row of the outbox as the inbox shows it. */
export function toDelivery(row: Selectable<OutboxTable>): Delivery {
  const isWaiting = row.state === 'queued' || row.state === 'sending';
  return {
    id: row.id,
    // Only this folder writes the two columns.
    kind: row.kind as Delivery['kind'],
    to: row.recipient,
    state: row.state as Delivery['state'],
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    nextAttemptAt: isWaiting ? row.next_attempt_at : null,
    sentAt: row.sent_at,
  };
}

/** Lets a mail be tried at once, with all the patience of a new one; not one whose text is gone. */
export async function retryMail(database: Database, id: string, now: number): Promise<void> {
  await database.write((transaction) =>
    transaction
      .updateTable('outbox')
      .set({ state: 'queued', attempts: 0, next_attempt_at: now })
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'given-up'])
      .where('text', '!=', '')
      .execute(),
  );
}

/** What was dropped on purpose is nothing that a person has to look after. */
const intended: readonly ProblemCode[] = ['expired', heldBack];

/** How the outbox stands as a whole. */
export async function outboxState(database: Database): ReturnType<Mailer['state']> {
  const { waiting, oldest } = await database.db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll().as('waiting'), fn.min('created_at').as('oldest')])
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow();
  const { givenUp } = await database.db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('givenUp'))
    .where('state', '=', 'given-up')
    .where((query) => query.or([query('last_error', 'is', null), query('last_error', 'not in', intended)]))
    .executeTakeFirstOrThrow();
  const failed = await database.db
    .selectFrom('outbox')
    .select('last_error')
    .where('state', 'in', ['queued', 'sending', 'given-up'])
    .where('last_error', 'is not', null)
    .where('last_error', 'not in', intended)
    .orderBy('next_attempt_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    waiting: Number(waiting),
    givenUp: Number(givenUp),
    oldestWaitingSince: oldest === null ? null : Number(oldest),
    lastError: failed?.last_error ?? null,
  };
}
