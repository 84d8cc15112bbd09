import type { Transaction, Updateable } from 'kysely';
import type { Actor } from '#lib/database/audit.ts';
import { type AuditEvent, recordAudit } from '#lib/database/audit.ts';
import type { AuditAction } from '#lib/database/audit-actions.ts';
import type { Database } from '#lib/database/database.ts';
import { newId } from '#lib/database/new-id.ts';
import type { MessageTable, Tables } from '#lib/database/tables.ts';
import type { EnqueueMails } from '#lib/mail/mailer.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import type { MessageStatus } from '../message.ts';
import { lockMessages } from './lock-messages.ts';

/** What one message is changed to, and what the trail says of it; `null` changes nothing. */
type Change = { values: Updateable<MessageTable>; action: AuditAction; detail?: AuditEvent['detail'] } | null;

type LockedMessage = Awaited<ReturnType<typeof lockMessages>>[number];

/** Marks a message as read or unread. That alone does not prolong how long it is kept. */
export function markRead(database: Database, id: string, isRead: boolean, by: Actor): Promise<number> {
  return changeEach(database, [id], by, (message) => {
    if ((message.read_at !== null) === isRead) return null;
    return {
      values: { read_at: isRead ? Date.now() : null },
      action: isRead ? 'message.read' : 'message.unread',
    };
  });
}

/** Gives messages a status; those that have it stay as they are. */
export function setStatus(
  database: Database,
  ids: readonly string[],
  status: MessageStatus,
  by: Actor,
): Promise<number> {
  return changeEach(database, ids, by, (message) => {
    if (message.status === status) return null;
    const detail = { from: message.status, to: status };
    return { values: { status, changed_at: Date.now() }, action: 'message.status', detail };
  });
}

/** Gives a message to somebody, or to nobody. */
export function assign(database: Database, id: string, person: Actor | null, by: Actor): Promise<number> {
  return changeEach(database, [id], by, (message) => {
    if (message.assignee_id === (person?.id ?? null)) return null;
    const values = { assignee_id: person?.id ?? null, assignee_name: person?.name ?? null };
    const detail = { to: person?.id ?? null };
    return { values: { ...values, changed_at: Date.now() }, action: 'message.assign', detail };
  });
}

/** For how long the same words of the same person are a second click rather than a second note. */
const secondClick = 60_000;

/** Adds a note for the team; nothing if the message has gone, or by a second click. */
export async function addNote(database: Database, id: string, text: string, by: Actor): Promise<void> {
  await database.write(async (transaction) => {
    const [message] = await lockMessages(database, transaction, [id]);
    if (!message) return;
    const now = Date.now();
    const same = await transaction
      .selectFrom('note')
      .where('message_id', '=', id)
      .where('author_name', '=', by.name)
      .where('text', '=', text)
      .where('created_at', '>', now - secondClick)
      .select('id')
      .executeTakeFirst();
    if (same) return;
    await transaction
      .insertInto('note')
      .values({ id: newId(now), message_id: id, author_name: by.name, text, created_at: now })
      .execute();
    await apply(transaction, message, by, { values: { changed_at: now }, action: 'message.note' });
  });
}

/**
 * Notes a person's verdict: spam goes to quarantine, wanted comes out of it as new with the mails that it
 * has not caused yet. Returns whether anything changed.
 */
export async function mark(
  database: Database,
  enqueueMails: EnqueueMails,
  given: { id: string; mark: 'spam' | 'wanted'; mails: readonly OutgoingMail[]; by: Actor },
): Promise<boolean> {
  const { id, mark, mails, by } = given;
  return database.write(async (transaction) => {
    const [message] = await lockMessages(database, transaction, [id]);
    if (!message) return false;
    const status = statusAfter(mark, message.status);
    if (message.mark === mark && message.status === status) return false;
    const values = { mark, status, changed_at: Date.now() };
    const detail = { mark, from: message.status, to: status };
    await apply(transaction, message, by, { values, action: 'message.mark', detail });
    if (message.status === 'quarantine' && mark === 'wanted')
      await enqueueMails(transaction, await notYetCaused(transaction, id, mails), id);
    return true;
  });
}

function statusAfter(mark: 'spam' | 'wanted', status: string): string {
  if (mark === 'spam') return 'quarantine';
  return status === 'quarantine' ? 'new' : status;
}

/** A message that came as wanted, and went to quarantine by mistake, has caused its mails before. */
async function notYetCaused(
  transaction: Transaction<Tables>,
  id: string,
  mails: readonly OutgoingMail[],
): Promise<OutgoingMail[]> {
  const rows = await transaction.selectFrom('outbox').where('message_id', '=', id).select('kind').execute();
  const caused = new Set(rows.map(({ kind }) => kind));
  return mails.filter(({ kind }) => !caused.has(kind));
}

/** Changes those of the messages that `change` has something for; returns how many. */
async function changeEach(
  database: Database,
  ids: readonly string[],
  by: Actor,
  change: (message: LockedMessage) => Change,
): Promise<number> {
  return database.write(async (transaction) => {
    let count = 0;
    for (const message of await lockMessages(database, transaction, ids)) {
      const made = change(message);
      if (!made) continue;
      await apply(transaction, message, by, made);
      count++;
    }
    return count;
  });
}

async function apply(
  transaction: Transaction<Tables>,
  message: LockedMessage,
  actor: Actor,
  { values, action, detail = {} }: NonNullable<Change>,
): Promise<void> {
  await transaction.updateTable('message').set(values).where('id', '=', message.id).execute();
  await recordAudit(transaction, [{ actor, action, subject: message.reference, detail }]);
}
