import type { Database } from '#lib/database/database.ts';
import { outboxState } from '#lib/mail/outbox-queries.ts';

/** What waits in the database, as counts. Moments are milliseconds since 1970. */
export interface Backlog {
  /** By state: `queued`, `sending`, `sent`, `given-up`. */
  mails: Record<string, number>;
  /** Mails that a person has to look after. */
  givenUp: number;
  /** Since when the mail that has waited for longest waits; `null`: none does. */
  oldestSince: number | null;
  /** The same for mails that were tried and failed. */
  failingSince: number | null;
  /** By status. */
  messages: Record<string, number>;
}

/** Counts mails and messages. */
export async function readBacklog(database: Database): Promise<Backlog> {
  const { db } = database;
  const mails = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  const messages = await db
    .selectFrom('message')
    .select(({ fn }) => ['status', fn.countAll().as('count')])
    .groupBy('status')
    .execute();
  const { givenUp, oldestWaitingSince } = await outboxState(database);
  const failing = await db
    .selectFrom('outbox')
    .where('state', 'in', ['queued', 'sending'])
    .where('last_error', 'is not', null)
    .select(({ fn }) => fn.min('created_at').as('since'))
    .executeTakeFirst();
  return {
    mails: Object.fromEntries(mails.map(({ state, count }) => [state, Number(count)])),
    messages: Object.fromEntries(messages.map(({ status, count }) => [status, Number(count)])),
    givenUp,
    oldestSince: oldestWaitingSince,
    failingSince: failing?.since === undefined || failing.since === null ? null : Number(failing.since),
  };
}
