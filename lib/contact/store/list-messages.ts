import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '#lib/database/tables.ts';
import { heldBack } from '#lib/mail/enqueue-mails.ts';
import type { MessageStatus, MessageSummary } from '../message.ts';
import type { MessageList, MessageQuery } from '../message-store.ts';
import { localeOf, serviceOf } from './message-row.ts';
import { searchPatterns } from './search-text.ts';

const pageSize = 50;

/** Milliseconds after which a mail that still waits is worth a look. */
const patience = 15 * 60_000;

const excerptLength = 160;

/** One page of the messages that a query asks for, with the numbers that stand above the list. */
export async function listMessages(
  db: Kysely<Tables>,
  query: MessageQuery,
  now: number,
): Promise<MessageList> {
  const found = filter(db.selectFrom('message'), query);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = Math.max(1, Math.trunc(query.page ?? 1) || 1);
  const { counts, unread } = await countMessages(db);
  return {
    messages: await readPage(found, page, now),
    ...{ total, pages: Math.max(1, Math.ceil(total / pageSize)), counts, unread },
    services: await readServices(db),
  };
}

type Found = SelectQueryBuilder<Tables, 'message', object>;

function filter(messages: Found, { status, search = '', service, locale }: MessageQuery): Found {
  let found = status ? messages.where('status', '=', status) : messages.where('status', '!=', 'quarantine');
  if (service !== undefined) found = found.where('service', '=', service.replaceAll('\0', ''));
  if (locale !== undefined) found = found.where('locale', '=', locale);
  for (const pattern of searchPatterns(search))
    found = found.where(sql<boolean>`search_text like ${pattern} escape '\\'`);
  return found;
}

async function readPage(found: Found, page: number, now: number): Promise<MessageSummary[]> {
  const rows = await found
    .select(['id', 'reference', 'locale', 'service', 'service_title', 'name', 'organization', 'email'])
    .select(['status', 'read_at', 'assignee_name', 'received_at', 'changed_at'])
    .select(sql<string>`substr(message, 1, 400)`.as('beginning'))
    .select((builder) => [
      builder
        .selectFrom('upload')
        .whereRef('upload.message_id', '=', 'message.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('attachments'),
      builder
        .selectFrom('outbox')
        .whereRef('outbox.message_id', '=', 'message.id')
        .where(({ eb, or, and }) =>
          or([
            and([
              eb('state', '=', 'given-up'),
              eb(eb.fn.coalesce('last_error', sql.lit('')), '!=', heldBack),
            ]),
            and([eb('state', 'in', ['queued', 'sending']), eb('created_at', '<', now - patience)]),
          ]),
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('troubles'),
    ])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, reference: row.reference, name: row.name, organization: row.organization },
    ...{ email: row.email, locale: localeOf(row), service: serviceOf(row) },
    excerpt: excerpt(row.beginning),
    // Only the store writes the column.
    status: row.status as MessageStatus,
    isRead: row.read_at !== null,
    assigneeName: row.assignee_name,
    attachmentCount: row.attachments ?? 0,
    hasMailTrouble: (row.troubles ?? 0) > 0,
    ...{ receivedAt: row.received_at, changedAt: row.changed_at },
  }));
}

function excerpt(beginning: string): string {
  const line = beginning.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= excerptLength) return line;
  const cut = characters.slice(0, excerptLength).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}

async function countMessages(db: Kysely<Tables>): Promise<Pick<MessageList, 'counts' | 'unread'>> {
  const rows = await db
    .selectFrom('message')
    .groupBy('status')
    .select(({ fn }) => ['status', fn.countAll<number>().as('total'), fn.count<number>('read_at').as('read')])
    .execute();
  const counts = { new: 0, answered: 0, closed: 0, quarantine: 0 };
  for (const { status, total } of rows) counts[status as MessageStatus] = total;
  const shown = rows.filter(({ status }) => status !== 'quarantine');
  return { counts, unread: shown.reduce((sum, { total, read }) => sum + total - read, 0) };
}

/** Each service under the title that the latest message gave it. */
async function readServices(db: Kysely<Tables>): Promise<MessageList['services']> {
  const rows = await db
    .selectFrom('message')
    .where('service', 'is not', null)
    .groupBy(['service', 'service_title'])
    .select(({ fn }) => ['service', 'service_title', fn.max('received_at').as('latest')])
    .orderBy('latest')
    .execute();
  const titles = new Map(rows.map((row) => [row.service ?? '', serviceOf(row)?.title ?? '']));
  return [...titles]
    .map(([key, title]) => ({ key, title }))
    .sort((one, other) => one.title.localeCompare(other.title));
}
