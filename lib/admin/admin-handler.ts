import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Authentication } from '#lib/auth/authentication.ts';
import { mayActAs, type Session } from '#lib/auth/session.ts';
import { DatabaseBusyError } from '#lib/database/database.ts';
import type { Answer } from '#lib/http/capture.ts';
import type { FormReading } from '#lib/http/form-reading.ts';
import { preferredLocale } from '#lib/http/language.ts';
import { mergeCookies } from '#lib/http/merge-cookies.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import { adminPattern } from '#lib/http/request-names.ts';
import { noteRequest } from '#lib/http/request-note.ts';
import { send } from '#lib/http/send.ts';
import { sendOnce } from '#lib/http/send-once.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { inScope } from '#lib/request-scope.ts';
import { attachmentHeader, setAdminHeaders, setFrameHeaders } from './admin-headers.ts';
import type { AdminRefusal } from './admin-refusal.ts';
import type { AdminAnswer, AdminRoute } from './admin-route.ts';
import { type MatchedRoute, matchRoute } from './match-route.ts';

export interface AdminHandlerOptions {
  routes: readonly AdminRoute[];
  authentication: Pick<Authentication, 'findSession'>;
  pages: Pick<SitePages, 'once'>;
  /** Whether a form comes from a page of this site. */
  isOwnOrigin: (request: IncomingMessage) => boolean;
  readForm: (request: IncomingMessage, options: { maxBytes: number | undefined }) => Promise<FormReading>;
  clientOf: (request: IncomingMessage) => string | null;
}

/** Answers everything below `/admin`: forms and downloads by `routes`, the rest as pages of the App Router. */
export function createAdminPart(options: AdminHandlerOptions): SitePart {
  const admin = new Admin(options);
  return async (request, response, url) => {
    if (!/^\/admin(?:\/|$)/.test(url.pathname)) return false;
    try {
      await admin.handle(request, response, url);
    } catch (error) {
      if (!(error instanceof DatabaseBusyError) || response.headersSent) throw error;
      response.setHeader('Retry-After', '10');
      await admin.refuse(request, response, { status: 503, reason: 'database-busy' });
    }
    return true;
  };
}

class Admin {
  readonly #options: AdminHandlerOptions;

  constructor(options: AdminHandlerOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    setAdminHeaders(response);
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const found = matchRoute(this.#options.routes, method, url.pathname);
    noteRequest(response, 'admin', found?.route.path ?? adminPattern(url.pathname));
    if (found) return this.#run(request, response, { ...found, url });
    if (method !== 'GET') return this.refuse(request, response, { status: 405, reason: 'method' });
    return sendOnce(request, response, await this.#page(request, url.pathname + url.search));
  }

  async refuse(
    request: IncomingMessage,
    response: ServerResponse,
    { status, reason }: { status: number; reason: AdminRefusal },
  ): Promise<void> {
    // A body that was not read to its end would be taken for the next request on a connection kept open.
    if (request.method === 'POST') response.setHeader('Connection', 'close');
    return sendOnce(request, response, await this.#refusal(request, status, reason));
  }

  async #run(
    request: IncomingMessage,
    response: ServerResponse,
    { route, params, url }: MatchedRoute & { url: URL },
  ): Promise<void> {
    const { authentication, isOwnOrigin, readForm, clientOf } = this.#options;
    const isPost = request.method === 'POST';
    if (isPost && !isOwnOrigin(request))
      return this.refuse(request, response, { status: 403, reason: 'origin' });
    const session = await authentication.findSession(requestHeaders(request));
    if (!session && route.role !== 'anyone') return askToSignIn(request, response, url);
    if (session && !isAllowed(session, route))
      return this.refuse(request, response, { status: 403, reason: 'role' });
    const reading = isPost ? await readForm(request, { maxBytes: route.maxBytes }) : null;
    if (reading?.kind === 'refused') return this.refuse(request, response, reading);
    const answer = await route.run({
      ...{ request, url, params, session },
      fields: reading?.fields ?? new URLSearchParams(),
      locale: session?.person.locale ?? preferredLocale(request.headers['accept-language']),
      client: clientOf(request),
    });
    return this.#answer(request, response, answer);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, what: AdminAnswer): Promise<void> {
    if ('cookies' in what && what.cookies) {
      response.setHeader('Set-Cookie', what.cookies);
      // A page that answers is one of the session that has just begun, not of the one that the form came with.
      request.headers.cookie = mergeCookies(request.headers.cookie ?? '', what.cookies);
    }
    switch (what.kind) {
      case 'redirect':
        return send(request, response, { status: 303, location: what.location });
      case 'page': {
        const page = await inScope({ adminForm: what.form }, () =>
          this.#page(request, what.path, what.status),
        );
        return sendOnce(request, response, page);
      }
      case 'studio':
        return sendStudio(request, response, what);
      case 'frame':
        setFrameHeaders(response, what.policy);
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        return void response.end(request.method === 'HEAD' ? undefined : what.body);
      case 'not-found':
        return this.refuse(request, response, { status: 404, reason: 'not-found' });
      case 'file':
        return sendFile(request, response, what);
    }
  }

  async #page(request: IncomingMessage, path: string, status?: number): Promise<Answer> {
    const page = await this.#render(request, path, status);
    return page.status === 404 ? this.#refusal(request, 404, 'not-found') : page;
  }

  #refusal(request: IncomingMessage, status: number, reason: AdminRefusal): Promise<Answer> {
    return inScope({ adminRefusal: reason }, () => this.#render(request, '/admin/refused', status));
  }

  #render(request: IncomingMessage, path: string, status?: number): Promise<Answer> {
    const { cookie = '', 'accept-language': language = '' } = request.headers;
    return inScope({ adminAddress: path }, () =>
      this.#options.pages.once(path, status, { cookie, 'accept-language': language }),
    );
  }
}

function isAllowed(session: Session, { role }: AdminRoute): boolean {
  return role === 'anyone' || mayActAs(session.person.role, role);
}

// What was typed is not carried along: the browser keeps it for the way back.
function askToSignIn(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const next = request.method === 'POST' ? (refererPath(request) ?? '/admin') : url.pathname + url.search;
  // Whoever comes for the first time has had no session that could have ended.
  const hadSession = request.method === 'POST' || request.headers.cookie?.includes('site.session_token=');
  const reason = hadSession ? '&reason=ended' : '';
  const location = `/admin/sign-in?next=${encodeURIComponent(next)}${reason}`;
  return send(request, response, { status: 303, location });
}

function refererPath(request: IncomingMessage): string | null {
  const { referer } = request.headers;
  const path = referer && URL.canParse(referer) ? new URL(referer) : null;
  return path?.pathname.startsWith('/admin') ? path.pathname + path.search : null;
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

function sendStudio(
  request: IncomingMessage,
  response: ServerResponse,
  { type, body, coding, isFile }: Extract<AdminAnswer, { kind: 'studio' }>,
): void {
  setAdminHeaders(response, 'studio');
  response.setHeader('Content-Type', type);
  if (isFile) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('Vary', 'Accept-Encoding');
  if (coding) response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
