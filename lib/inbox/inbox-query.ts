import { z } from 'zod';
import { type MessageStatus, messageStatuses } from '#lib/contact/message.ts';
import type { MessageQuery } from '#lib/contact/message-store.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';

/** The parts of the inbox; `all` is everything that is not set aside. */
export const inboxTabs = ['new', 'answered', 'closed', 'all', 'quarantine'] as const;

export type InboxTab = (typeof inboxTabs)[number];

/** What a list of messages is asked for; kept in its address. */
export interface InboxQuery {
  tab: InboxTab;
  search: string;
  service: string;
  locale: Locale | null;
  page: number;
}

const words = (longest: number) => z.string().trim().max(longest).catch('');

const schema = z.object({
  status: z.enum(inboxTabs).nullable().catch(null),
  search: words(200),
  service: words(200),
  lang: z.enum(localeCodes).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads the query of an address; what makes no sense counts as not given. */
export function readInboxQuery(given: URLSearchParams): InboxQuery {
  const { status, search, service, lang, page } = schema.parse({
    ...Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given.get(name) ?? undefined])),
  });
  const query = { search, service, locale: lang, page };
  return { ...query, tab: status ?? defaultTab(query) };
}

/** The address of a list; `notice` is what the page says once. */
export function inboxAddress(query: InboxQuery, notice?: Record<string, string>): string {
  return `/admin/inbox${queryText(query, notice)}`;
}

/** The address of a message, which remembers the list that it was opened from. */
export function messageAddress(id: string, query: InboxQuery, notice?: Record<string, string>): string {
  return `/admin/inbox/${encodeURIComponent(id)}${queryText(query, notice)}`;
}

/** The query as the end of an address, with its question mark; empty for the list that opens first. */
export function queryText(query: InboxQuery, notice: Record<string, string> = {}): string {
  const { tab, search, service, locale, page } = query;
  const given = Object.entries({
    status: tab === defaultTab(query) ? '' : tab,
    search,
    service,
    lang: locale ?? '',
    page: page > 1 ? String(page) : '',
    ...notice,
  }).filter(([, value]) => value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** Whether a list leaves out messages by more than their status. */
export function isFiltered({ search, service, locale }: Omit<InboxQuery, 'tab'>): boolean {
  return search !== '' || service !== '' || locale !== null;
}

/** What the message store is asked for. */
export function storeQuery({ tab, search, service, locale, page }: InboxQuery): MessageQuery {
  return {
    page,
    ...(isStatus(tab) && { status: tab }),
    ...(search && { search }),
    ...(service && { service }),
    ...(locale && { locale }),
  };
}

// Who searches wants what there is; who opens the inbox wants what waits.
function defaultTab(query: Omit<InboxQuery, 'tab'>): InboxTab {
  return isFiltered(query) ? 'all' : 'new';
}

function isStatus(tab: InboxTab): tab is MessageStatus {
  return messageStatuses.some((status) => status === tab);
}
