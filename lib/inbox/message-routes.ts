import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import { translator } from '#lib/i18n/translate.ts';
import { site } from '#lib/site.ts';
import { assign } from './assign.ts';
import { changeStatus } from './change-status.ts';
import { mayRetry } from './delivery-words.ts';
import { inboxAddress, messageAddress, readInboxQuery } from './inbox-query.ts';
import { markMessages } from './mark-messages.ts';
import { type NoticeCode, noticeQuery } from './notices.ts';
import { actorOf, isMessageId } from './request.ts';

/** Characters of a note, at most. */
export const longestNote = 5000;

/** What can be done to one message. */
export const messageRoutes: AdminRoute[] = [
  form('status', setStatus),
  form('mark', mark),
  form('assignee', setAssignee),
  form('notes', addNote),
  form('unread', markUnread),
  form('deliveries/:delivery', retryDelivery),
  {
    method: 'GET',
    path: '/admin/inbox/:id/attachments/:attachment',
    role: 'editor',
    run: downloadAttachment,
  },
];

type Act = (message: StoredMessage, asked: AdminRequest) => Promise<AdminAnswer>;

function form(path: string, act: Act): AdminRoute {
  return {
    method: 'POST',
    path: `/admin/inbox/:id/${path}`,
    role: 'editor',
    async run(asked) {
      const message = await findMessage(asked);
      return message ? act(message, asked) : { kind: 'not-found' };
    },
  };
}

async function findMessage({ params: { id = '' } }: AdminRequest): Promise<StoredMessage | null> {
  return isMessageId(id) ? site('messages').find(id) : null;
}

function done(message: StoredMessage, asked: AdminRequest, code: NoticeCode): AdminAnswer {
  const query = readInboxQuery(asked.url.searchParams);
  return { kind: 'redirect', location: messageAddress(message.id, query, noticeQuery(code)) };
}

async function setStatus(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  const status = asked.fields.get('status');
  if (status !== 'new' && status !== 'answered' && status !== 'closed') return { kind: 'not-found' };
  await changeStatus([message.id], status, actorOf(asked));
  return done(message, asked, status);
}

async function mark(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  const way = asked.fields.get('mark');
  if (way !== 'spam' && way !== 'wanted') return { kind: 'not-found' };
  await markMessages([message.id], way, actorOf(asked));
  return done(message, asked, way);
}

async function setAssignee(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  const isDone = await assign(message, asked.fields.get('person') ?? '', actorOf(asked));
  if (isDone) return done(message, asked, 'assigned');
  return wrong(message, asked, { person: translator(asked.locale)('inbox.errors.unknownPerson') });
}

async function addNote(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  const text = (asked.fields.get('text') ?? '').replaceAll('\r\n', '\n').trim();
  const t = translator(asked.locale);
  const length = [...text].length;
  if (length === 0) return wrong(message, asked, { text: t('inbox.errors.emptyNote') });
  if (length > longestNote)
    return wrong(message, asked, { text: t('inbox.errors.longNote', { over: length - longestNote }) });
  await site('messages').addNote(message.id, text, actorOf(asked));
  return done(message, asked, 'noted');
}

// Leads to the list: showing the message would mark it as read again.
async function markUnread(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  await site('messages').markRead(message.id, false, actorOf(asked));
  const query = readInboxQuery(asked.url.searchParams);
  return { kind: 'redirect', location: inboxAddress(query, noticeQuery('unread')) };
}

async function retryDelivery(message: StoredMessage, asked: AdminRequest): Promise<AdminAnswer> {
  const delivery = message.deliveries.find(({ id }) => id === asked.params.delivery);
  if (!delivery) return { kind: 'not-found' };
  if (mayRetry(delivery)) await site('mailer').retry(delivery.id);
  return done(message, asked, 'retried');
}

async function downloadAttachment(asked: AdminRequest): Promise<AdminAnswer> {
  const { id = '', attachment = '' } = asked.params;
  const upload = isMessageId(attachment) ? await site('messages').openUpload(attachment) : null;
  if (upload?.messageId !== id) return { kind: 'not-found' };
  const { name, type, size } = upload.file;
  return { kind: 'file', name, type, size, body: upload.body };
}

function wrong(message: StoredMessage, asked: AdminRequest, errors: Record<string, string>): AdminAnswer {
  const path = messageAddress(message.id, readInboxQuery(asked.url.searchParams));
  return { kind: 'page', status: 422, path, form: { errors, values: Object.fromEntries(asked.fields) } };
}
