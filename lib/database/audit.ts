import type { Transaction } from 'kysely';
import type { AuditAction } from './audit-actions.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';
import type { Tables } from './tables.ts';

/** Who does something that is audited. */
export interface Actor {
  id: string;
  name: string;
}

/** Something that a person, or the site by itself, has done. */
export interface AuditEvent {
  actor: { id: string; name: string };
  action: AuditAction;
  /** What it was done to, such as a message's reference; never personal data of a sender. */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
}

/** An event as it stands in the trail. */
export interface AuditEntry extends Required<Omit<AuditEvent, 'action'>> {
  id: string;
  /** One of `auditActions`, unless it was written by an earlier version of the site. */
  action: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** The actor of what happens without a person, such as deleting at the end of retention. */
export const system = { id: 'system', name: 'system' };

const pageSize = 50;
/** Well below the number of parameters that a query may have. */
const rowsAtOnce = 500;

/** Puts events into the trail, in the transaction of what they tell of. */
export async function recordAudit(
  transaction: Transaction<Tables>,
  events: readonly AuditEvent[],
  at = Date.now(),
): Promise<void> {
  for (let start = 0; start < events.length; start += rowsAtOnce)
    await transaction
      .insertInto('audit')
      .values(
        events.slice(start, start + rowsAtOnce).map(({ actor, action, subject, detail = {} }) => ({
          id: newId(at),
          at,
          actor_id: actor.id,
          actor_name: actor.name,
          action,
          subject,
          detail: JSON.stringify(detail),
        })),
      )
      .execute();
}

/** A page of the trail, from 1, newest first; `subject` asks for what was done to one thing. */
export async function listAudit(
  { db }: Database,
  { page = 1, subject }: { page?: number; subject?: string } = {},
): Promise<{ entries: AuditEntry[]; total: number; pages: number }> {
  const found = db
    .selectFrom('audit')
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''));
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((Math.max(page, 1) - 1) * pageSize)
    .execute();
  const entries = rows.map(({ id, at, actor_id, actor_name, action, subject, detail }) => ({
    ...{ id, at, action, subject },
    actor: { id: actor_id, name: actor_name },
    // The cast names what `recordAudit` wrote.
    detail: JSON.parse(detail) as AuditEntry['detail'],
  }));
  return { entries, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
