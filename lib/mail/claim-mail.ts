import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool, Transaction } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import type { OutboxTable, Tables } from '#lib/database/tables.ts';
import { longestDelay } from './retry-plan.ts';

/** Milliseconds for which a mail belongs to who claimed it, unless the lease is renewed. */
export const leaseLength = 120_000;

/** Milliseconds by which the clocks of machines that share an outbox may differ: a lease made by one ahead holds. */
const skew = 5 * 60_000;

/** A mail that this process may send, under a lease of its own. */
export type ClaimedMail = Selectable<OutboxTable> & { lease_owner: string };

/**
 * Takes the mail that has been due for longest, if there is one. Whoever else asks at the same time gets another;
 * a mail whose sender died is due again when its lease has run out. `held` are the mails that this process has
 * under way: a clock that jumps ahead ends their leases, but they are not to be sent twice for that.
 */
export async function claimMail(
  database: Database,
  now: number,
  held: readonly string[],
): Promise<ClaimedMail | null> {
  return database.write(
    async (transaction) =>
      (await claimFirst(database, transaction, { now, condition: isLeftOver(now, held) })) ??
      claimFirst(database, transaction, { now, condition: isWaiting(now, held) }),
  );
}

async function claimFirst(
  { engine }: Database,
  transaction: Transaction<Tables>,
  { now, condition }: { now: number; condition: Condition },
): Promise<ClaimedMail | null> {
  const lease = randomUUID();
  const claimed = await transaction
    .updateTable('outbox')
    .set((update) => ({
      state: 'sending',
      attempts: update('attempts', '+', 1),
      lease_owner: lease,
      lease_until: now + leaseLength,
    }))
    .where('id', '=', (query) => {
      const all = query.selectFrom('outbox').select('id').where(condition);
      const first = all.orderBy('next_attempt_at').orderBy('id').limit(1);
      return engine === 'postgres' ? first.forUpdate().skipLocked() : first;
    })
    .returningAll()
    .executeTakeFirst();
  return claimed ? { ...claimed, lease_owner: lease } : null;
}

/** Milliseconds until a mail is due that is not `held`: 0 if one is, `Infinity` if none waits. */
export async function timeUntilDue(
  database: Database,
  now: number,
  held: readonly string[],
): Promise<number> {
  const due = await database.db
    .selectFrom('outbox')
    .select('id')
    .where(isDue(now, held))
    .limit(1)
    .executeTakeFirst();
  if (due) return 0;
  const { queued, leased } = await database.db
    .selectFrom('outbox')
    .select(({ fn }) => [
      fn.min('next_attempt_at').filterWhere('state', '=', 'queued').as('queued'),
      fn.min('lease_until').filterWhere('state', '=', 'sending').as('leased'),
    ])
    .where('state', 'in', ['queued', 'sending'])
    .where((query) => query.and(held.map((id) => query('id', '!=', id))))
    .executeTakeFirstOrThrow();
  return Math.min(...[queued, leased].map((at) => (at === null ? Number.POSITIVE_INFINITY : at - now)));
}

/** Keeps a mail for another `leaseLength`, if it still belongs to who asks. */
export async function renewLease(database: Database, mail: ClaimedMail, now: number): Promise<void> {
  await database.write((transaction) =>
    transaction
      .updateTable('outbox')
      .set({ lease_until: now + leaseLength })
      .where('id', '=', mail.id)
      .where('lease_owner', '=', mail.lease_owner)
      .execute(),
  );
}

type Condition = (
  builder: ExpressionBuilder<Tables, 'outbox'>,
) => ExpressionWrapper<Tables, 'outbox', SqlBool>;

function isDue(now: number, held: readonly string[]): Condition {
  return (builder) => builder.or([isWaiting(now, held)(builder), isLeftOver(now, held)(builder)]);
}

// Asked for by itself: the index has these in their order, so that a long queue need not be sorted for each mail.
function isWaiting(now: number, held: readonly string[]): Condition {
  return ({ and, eb }) =>
    and([...isNotHeld(eb, held), eb('state', '=', 'queued'), eb('next_attempt_at', '<=', now)]);
}

/**
 * Mails whose sender died; and those under a moment that lies further ahead than any that this code sets: it was
 * set before the clock was put back. There are hardly ever any.
 */
function isLeftOver(now: number, held: readonly string[]): Condition {
  return ({ and, eb, or }) =>
    and([
      ...isNotHeld(eb, held),
      or([
        and([eb('state', '=', 'queued'), eb('next_attempt_at', '>', now + longestDelay + skew)]),
        and([
          eb('state', '=', 'sending'),
          or([eb('lease_until', '<=', now), eb('lease_until', '>', now + leaseLength + skew)]),
        ]),
      ]),
    ]);
}

function isNotHeld(eb: ExpressionBuilder<Tables, 'outbox'>, held: readonly string[]) {
  return held.map((id) => eb('id', '!=', id));
}
