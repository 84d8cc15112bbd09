import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Retention } from '#lib/content/collections/retention.ts';
import type { Actor } from '#lib/database/audit.ts';
import { recordAudit, system } from '#lib/database/audit.ts';
import type { AuditAction } from '#lib/database/audit-actions.ts';
import type { Database } from '#lib/database/database.ts';
import type { Tables } from '#lib/database/tables.ts';
import type { Purged } from '../message-store.ts';
import { emailKey } from './message-row.ts';
import { uploadLife } from './read-uploads.ts';
import { keptUntil } from './retention.ts';
import { isOneOf } from './selection.ts';

/** So few at once that others who want to write do not wait for long, whatever files are attached. */
const batch = 20;

/** What is claimed late, by a form that was checked before its upload ran out, must still be there. */
const grace = 15 * 60_000;

/** Deletes messages with their notes, uploads and mails; returns how many there were. */
export async function removeMessages(
  database: Database,
  ids: readonly string[],
  by: Actor | 'sender',
): Promise<number> {
  const actor = by === 'sender' ? { id: 'sender', name: 'sender' } : by;
  let removed = 0;
  for (let start = 0; start < ids.length; start += batch) {
    const which = isOneOf('message.id', ids.slice(start, start + batch));
    removed += (await removeBatch(database, which, { actor, action: 'message.delete' })).length;
  }
  if (removed > 0) await database.eraseTraces();
  return removed;
}

/** Deletes everything that somebody sent from this address, in any case. */
export async function erasePerson(database: Database, email: string, by: Actor): Promise<number> {
  const which = expressionBuilder<Tables, 'message'>()('email_key', '=', emailKey(email));
  return (await removeAll(database, which, { actor: by, action: 'message.erase' })).length;
}

/** Deletes messages at the end of their retention, and uploads that no message claimed. */
export async function purge(database: Database, retention: Retention, now: number): Promise<Purged> {
  const { eb, or, and } = expressionBuilder<Tables, 'message'>();
  const which = or(
    keptUntil(retention, now).map(([status, moment]) =>
      and([eb('status', '=', status), eb('changed_at', '<', moment)]),
    ),
  );
  const messages = await removeAll(database, which, { actor: system, action: 'message.expire' });
  const uploads = await removeUnclaimed(database, now);
  if (uploads > 0) await database.eraseTraces();
  return { messages, uploads };
}

interface Reason {
  actor: Actor;
  action: AuditAction;
}

/** Gives the references of what was there. */
async function removeAll(database: Database, which: Expression<SqlBool>, reason: Reason): Promise<string[]> {
  const removed: string[] = [];
  for (;;) {
    const references = await removeBatch(database, which, reason);
    removed.push(...references);
    if (references.length === 0) break;
  }
  if (removed.length > 0) await database.eraseTraces();
  return removed;
}

async function removeBatch(
  database: Database,
  which: Expression<SqlBool>,
  { actor, action }: Reason,
): Promise<string[]> {
  return database.write(async (transaction) => {
    const chosen = transaction.selectFrom('message').where(which).select('id').orderBy('id').limit(batch);
    const gone = await transaction
      .deleteFrom('message')
      .where('id', 'in', chosen)
      .returning('reference')
      .execute();
    await recordAudit(
      transaction,
      gone.map(({ reference }) => ({ actor, action, subject: reference })),
    );
    return gone.map(({ reference }) => reference);
  });
}

/** How many there were. */
async function removeUnclaimed(database: Database, now: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const { numDeletedRows } = await database.write((transaction) => {
      const old = transaction
        .selectFrom('upload')
        .where('message_id', 'is', null)
        .where('created_at', '<', now - uploadLife - grace)
        .select('id')
        .limit(batch);
      return transaction.deleteFrom('upload').where('id', 'in', old).executeTakeFirstOrThrow();
    });
    if (numDeletedRows === 0n) return removed;
    removed += Number(numDeletedRows);
  }
}
