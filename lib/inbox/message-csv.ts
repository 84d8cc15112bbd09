import type { StoredMessage } from '#lib/contact/message.ts';
import type { MessageStore } from '#lib/contact/message-store.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatSortableMoment } from '#lib/i18n/moments.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import { csvLine, formatCsv } from './csv.ts';
import { type InboxQuery, storeQuery } from './inbox-query.ts';

const columns = [
  'reference',
  'received',
  'status',
  'language',
  'service',
  'name',
  'organization',
  'position',
  'email',
  'city',
  'source',
  'message',
  'page',
  'assignee',
  'attachments',
  'notes',
] as const;

/** Messages as a table for a spreadsheet, headed in the language of whoever asks. */
export function messageCsv(messages: readonly StoredMessage[], locale: Locale): string {
  const t = translator(locale);
  return formatCsv([headings(t), ...messages.map((message) => cells(message, t))]);
}

/** All messages of a list, page after page, so that a large one never stands in memory. */
export async function* streamMessageCsv(
  store: Pick<MessageStore, 'list' | 'findAll'>,
  query: InboxQuery,
  locale: Locale,
): AsyncGenerator<Uint8Array> {
  const t = translator(locale);
  const encoder = new TextEncoder();
  yield encoder.encode(formatCsv([headings(t)]));
  // A message that comes meanwhile pushes another to the next page, where it would be met again.
  const seen = new Set<string>();
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const list = await store.list(storeQuery({ ...query, page }));
    pages = list.pages;
    const ids = list.messages.map(({ id }) => id).filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    const messages = await store.findAll(ids);
    yield encoder.encode(messages.map((message) => csvLine(cells(message, t))).join(''));
  }
}

/** What a table of messages is saved as: `mensajes-2026-11-21.csv`. */
export function csvName(now: number, locale: Locale): string {
  const [day] = formatSortableMoment(now).split(' ');
  return `${translator(locale)('inbox.csv.file')}-${day}.csv`;
}

function headings(t: Translate): string[] {
  return columns.map((column) => t(`inbox.csv.columns.${column}`));
}

function cells(message: StoredMessage, t: Translate): string[] {
  const values: Record<(typeof columns)[number], string> = {
    reference: message.reference,
    received: formatSortableMoment(message.receivedAt),
    status: t(`inbox.status.${message.status}`),
    language: message.locale,
    service: message.service?.title ?? '',
    name: message.name,
    organization: message.organization,
    position: message.position,
    email: message.email,
    city: message.city,
    source: message.source,
    message: message.message,
    page: message.page,
    assignee: message.assignee?.name ?? '',
    attachments: message.attachments.map(({ name }) => name).join('\n'),
    notes: message.notes.map(({ authorName, text }) => `${authorName}: ${text}`).join('\n'),
  };
  return columns.map((column) => values[column]);
}
