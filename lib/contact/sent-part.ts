import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { attachmentHeader } from '#lib/admin/admin-headers.ts';
import { formLimits } from '#lib/http/form-limits.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { noteRequest } from '#lib/http/request-note.ts';
import { send } from '#lib/http/send.ts';
import { sendOnce } from '#lib/http/send-once.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { inScope } from '#lib/request-scope.ts';
import { shownName } from './attachments/file-name.ts';
import type { StoredMessage } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { type SentView, toSentMessage, untakenFile } from './sent-message.ts';
import { type SentPath, sentPath } from './sent-path.ts';

export interface SentPartOptions {
  store: Pick<MessageStore, 'findByKey' | 'remove' | 'openUpload'>;
  pages: Pick<SitePages, 'once'>;
  siteOrigin: string | null;
}

/**
 * Answers the addresses behind private links: the thanks for a message, the message with its status, what we
 * hold of it as a download, and its deletion.
 */
export function createSentPart({ store, pages, siteOrigin }: SentPartOptions): SitePart {
  return async (request, response, url) => {
    const found = sentPath(url.pathname);
    if (!found) return false;
    protect(response);
    noteRequest(response, 'private', `/${found.locale}/contact/${found.page}/:key`);
    if (found.canonical !== url.pathname) {
      await send(request, response, { status: 308, location: found.canonical + url.search });
      return true;
    }
    const message = await store.findByKey(found.key, Date.now());
    if (request.method === 'POST') await remove(request, response, { found, message });
    else if (request.method === 'GET' || request.method === 'HEAD')
      await show(request, response, { found, message, query: url.searchParams });
    else await send(request, response, { status: 405, text: 'This address can only be read.\n' });
    return true;
  };

  async function show(
    request: IncomingMessage,
    response: ServerResponse,
    { found, message, query }: { found: SentPath; message: StoredMessage | null; query: URLSearchParams },
  ): Promise<void> {
    if (message && query.has('download')) return sendData(request, response, message);
    if (message && query.has('file')) {
      if (await sendFile(request, response, { message, id: query.get('file') ?? '' })) return;
    }
    await showPage(request, response, found, viewOf(found, message, query));
  }

  async function showPage(
    request: IncomingMessage,
    response: ServerResponse,
    { locale, page }: SentPath,
    view: SentView,
  ): Promise<void> {
    const internal = `/${locale}/contact/${page === 'thanks' ? 'thanks' : 'message'}`;
    const status = view.kind === 'missing' ? 404 : 200;
    await sendOnce(request, response, await inScope({ sentView: view }, () => pages.once(internal, status)));
  }

  async function remove(
    request: IncomingMessage,
    response: ServerResponse,
    { found, message }: { found: SentPath; message: StoredMessage | null },
  ): Promise<void> {
    // The body says nothing that the address does not; the rest of it is not waited for.
    response.setHeader('Connection', 'close');
    if (judgeOrigin(request, siteOrigin) === 'foreign')
      return send(request, response, { status: 403, text: 'This form was not sent from this site.\n' });
    if (message) await store.remove([message.id], 'sender');
    await send(request, response, { status: 303, location: `${found.canonical}?deleted` });
  }

  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    { message, id }: { message: StoredMessage; id: string },
  ): Promise<boolean> {
    if (!message.attachments.some((file) => file.id === id)) return false;
    const upload = await store.openUpload(id);
    if (!upload) return false;
    asDownload(response, upload.file.name, upload.file.type);
    response.setHeader('Content-Length', upload.file.size);
    if (request.method === 'HEAD') response.end();
    else await pipeline(upload.body, response);
    return true;
  }
}

function viewOf({ key, page }: SentPath, message: StoredMessage | null, query: URLSearchParams): SentView {
  if (!message) return { kind: query.has('deleted') ? 'deleted' : 'missing', key };
  const shown = { key, message: toSentMessage(message) };
  if (page === 'thanks') {
    const names = query.getAll(untakenFile).slice(0, formLimits.files);
    return { ...shown, kind: 'thanks', untaken: names.map(shownName) };
  }
  return { ...shown, kind: query.has('delete') ? 'confirm-deletion' : 'message' };
}

/** What we hold of a message and its sender, to be read by people and programs (GDPR, article 20). */
async function sendData(
  request: IncomingMessage,
  response: ServerResponse,
  message: StoredMessage,
): Promise<void> {
  const { isConfirmed: _shown, receivedAt, expiresAt: _link, attachments, ...held } = toSentMessage(message);
  const data = {
    ...held,
    page: message.page,
    receivedAt: new Date(receivedAt).toISOString(),
    consentedAt: new Date(message.consentedAt).toISOString(),
    attachments: attachments.map(({ name, type, size }) => ({ name, type, size })),
  };
  asDownload(response, `platoniq-${message.reference}.json`, 'application/json; charset=utf-8');
  await sendOnce(request, response, {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
  });
}

function asDownload(response: ServerResponse, name: string, type: string): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', attachmentHeader(name));
}

/** The address is the key: it must not be kept, told to others or found. */
function protect(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
}
