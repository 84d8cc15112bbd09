import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';
import { changeStatus } from './change-status.ts';
import { deleteAddress } from './delete-address.ts';
import { inboxAddress, readInboxQuery } from './inbox-query.ts';
import { markMessages } from './mark-messages.ts';
import { csvName, messageCsv, streamMessageCsv } from './message-csv.ts';
import { noticeQuery } from './notices.ts';
import { actorOf, selectedIds } from './request.ts';

const csvType = 'text/csv; charset=utf-8; header=present';

/** What can be done to several messages at once; the list is told by the query of the address. */
export const selectionRoutes: AdminRoute[] = [
  { method: 'POST', path: '/admin/inbox/selection/:action', role: 'editor', run: actOnSelection },
  { method: 'POST', path: '/admin/inbox/delete', role: 'editor', run: deleteSelection },
  { method: 'GET', path: '/admin/inbox/messages.csv', role: 'editor', run: exportList },
];

async function actOnSelection(asked: AdminRequest): Promise<AdminAnswer> {
  const ids = selectedIds(asked.fields);
  const query = readInboxQuery(asked.url.searchParams);
  if (ids.length === 0) {
    const selection = translator(asked.locale)('inbox.errors.nothingSelected');
    return {
      kind: 'page',
      status: 422,
      path: inboxAddress(query),
      form: { errors: { selection }, values: {} },
    };
  }
  const { action } = asked.params;
  const by = actorOf(asked);
  const done = (code: Parameters<typeof noticeQuery>[0], count: number): AdminAnswer => ({
    kind: 'redirect',
    location: inboxAddress(query, noticeQuery(code, count)),
  });
  switch (action) {
    case 'new':
    case 'answered':
    case 'closed':
      return done(action, await changeStatus(ids, action, by));
    case 'spam':
    case 'wanted':
      return done(action, await markMessages(ids, action, by));
    case 'delete':
      return { kind: 'redirect', location: deleteAddress(ids, query) };
    case 'export':
      return csvFile(messageCsv(await site('messages').findAll(ids), asked.locale), asked);
    default:
      return { kind: 'not-found' };
  }
}

async function deleteSelection(asked: AdminRequest): Promise<AdminAnswer> {
  const count = await site('messages').remove(selectedIds(asked.fields), actorOf(asked));
  const query = readInboxQuery(asked.url.searchParams);
  return { kind: 'redirect', location: inboxAddress(query, noticeQuery('deleted', count)) };
}

async function exportList(asked: AdminRequest): Promise<AdminAnswer> {
  const query = readInboxQuery(asked.url.searchParams);
  const body = streamMessageCsv(site('messages'), query, asked.locale);
  return { kind: 'file', name: csvName(Date.now(), asked.locale), type: csvType, body };
}

function csvFile(text: string, { locale }: AdminRequest): AdminAnswer {
  return { kind: 'file', name: csvName(Date.now(), locale), type: csvType, body: Buffer.from(text) };
}
