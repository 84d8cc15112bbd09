import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Authentication } from '#lib/auth/authentication.ts';
import { mayActAs, type Session } from '#lib/auth/session.ts';
import { adminFormState } from './admin-form-state.ts';
import { attachmentHeader, setAdminHeaders } from './admin-headers.ts';
import type { AdminAnswer, AdminRequest, AdminRoute } from './admin-route.ts';
import type { FormReading } from './form-reading.ts';
import { preferredLocale } from './language.ts';
import { matchRoute } from './match-route.ts';
import { send } from './send.ts';
import { sendOnce } from './send-once.ts';
import type { SitePart } from './site-handler.ts';
import type { SitePages } from './site-pages.ts';

export interface AdminHandlerOptions {
  routes: readonly AdminRoute[];
  authentication: Pick<Authentication, 'findSession'>;
  pages: Pick<SitePages, 'once'>;
  /** Whether a form comes from a page of this site. */
  isOwnOrigin: (request: IncomingMessage) => boolean;
  readForm: (request: IncomingMessage) => Promise<FormReading>;
  clientOf: (request: IncomingMessage) => string | null;
}

/** Answers everything below `/admin`: forms and downloads by `routes`, the rest as pages of the App Router. */
export function createAdminPart(options: AdminHandlerOptions): SitePart {
  const handle = createAdminHandler(options);
  return async (request, response, url) => {
    if (!/^\/admin(?:\/|$)/.test(url.pathname)) return false;
    await handle(request, response, url);
    return true;
  };
}

function createAdminHandler(options: AdminHandlerOptions) {
  const { authentication, pages } = options;

  async function showPage(request: IncomingMessage, path: string, status?: number) {
    const { cookie = '', 'accept-language': language = '' } = request.headers;
    return pages.once(path, status, { cookie, 'accept-language': language });
  }

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    setAdminHeaders(response);
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const found = matchRoute(options.routes, method, url.pathname);
    if (!found) {
      if (method !== 'GET') return refuse(request, response, 405, 'This address can only be read.');
      return sendOnce(request, response, await showPage(request, url.pathname + url.search));
    }
    if (method === 'POST' && !options.isOwnOrigin(request))
      return refuse(request, response, 403, 'This form was not sent from this site.');
    const session = await authentication.findSession(headersOf(request));
    if (!session && found.route.role !== 'anyone') return askToSignIn(request, response, url);
    if (session && !isAllowed(session, found.route))
      return refuse(request, response, 403, 'Only an administrator may do this.');
    const reading = method === 'POST' ? await options.readForm(request) : null;
    if (reading?.kind === 'refused')
      return refuse(request, response, reading.status, `The form could not be read: ${reading.reason}.`);
    const asked: AdminRequest = {
      request,
      url,
      params: found.params,
      fields: reading?.fields ?? new URLSearchParams(),
      session,
      locale: session?.person.locale ?? preferredLocale(request.headers['accept-language']),
      client: options.clientOf(request),
    };
    return answer(request, response, await found.route.run(asked));
  };

  async function answer(request: IncomingMessage, response: ServerResponse, what: AdminAnswer) {
    if ('cookies' in what && what.cookies) response.setHeader('Set-Cookie', what.cookies);
    switch (what.kind) {
      case 'redirect':
        return send(request, response, { status: 303, location: what.location });
      case 'page': {
        const page = await adminFormState.run(what.form, () => showPage(request, what.path, what.status));
        return sendOnce(request, response, page);
      }
      case 'not-found':
        return sendOnce(request, response, await showPage(request, '/admin/not-found', 404));
      case 'file':
        return sendFile(request, response, what);
    }
  }
}

function isAllowed(session: Session, { role }: AdminRoute): boolean {
  return role === 'anyone' || mayActAs(session.person.role, role);
}

// What was typed is not carried along: the browser keeps it for the way back.
function askToSignIn(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const next = request.method === 'POST' ? (refererPath(request) ?? '/admin') : url.pathname + url.search;
  const location = `/admin/sign-in?next=${encodeURIComponent(next)}&reason=ended`;
  return send(request, response, { status: 303, location });
}

function refererPath(request: IncomingMessage): string | null {
  const { referer } = request.headers;
  const path = referer && URL.canParse(referer) ? new URL(referer) : null;
  return path?.pathname.startsWith('/admin') ? path.pathname + path.search : null;
}

async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
): Promise<void> {
  // The body was not read to its end; a connection kept open would take the rest for the next request.
  if (request.method === 'POST') response.setHeader('Connection', 'close');
  return send(request, response, { status, text: `${text}\n` });
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Extract<AdminAnswer, { kind: 'file' }>,
): Promise<void> {
  setAdminHeaders(response, 'download');
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Disposition', attachmentHeader(file.name));
  if (Buffer.isBuffer(file.body)) {
    response.setHeader('Content-Length', file.body.length);
    response.end(request.method === 'HEAD' ? undefined : file.body);
    return;
  }
  if (file.size !== undefined) response.setHeader('Content-Length', file.size);
  if (request.method === 'HEAD') return void response.end();
  await pipeline(file.body, response);
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
