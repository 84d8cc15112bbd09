import type { IncomingMessage, ServerResponse } from 'node:http';
import { listAddress } from '#lib/content/addresses.ts';
import { listedCollections } from '#lib/content/collections/page-collections.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { capture } from './capture.ts';
import { publicHeaders } from './headers.ts';
import { isAllowedHost } from './host.ts';
import { createKnownPages, type KnownPages } from './known-pages.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import type { RequestHandler } from './request-handler.ts';
import { apiPattern, pathOf } from './request-names.ts';
import { nameOf, noteRequest } from './request-note.ts';
import { send } from './send.ts';
import { sendForm } from './send-form.ts';
import { createSitePages, type SitePages } from './site-pages.ts';
import { notFound, routeStatus, siteRoute } from './site-routes.ts';

/** Answers requests of one part of the site; `false`: this one is not its own. */
export type SitePart = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export interface SiteHandlerOptions {
  next: RequestHandler;
  store: ContentStore;
  media: MediaLibrary;
  siteUrl: string;
  /** Whether requests for other hosts are refused. */
  isHostFixed: boolean;
  /**
   * The address in the App Router of a file in `public/`, or of a machine-readable page such as `/sitemap.xml`; `null`
   * for what is neither.
   */
  findFile: (path: string) => string | null;
  /** Makes the token for a form in a page of this language. */
  formToken: (locale: Locale) => string;
  /** Parts with forms, asked in their order before the pages. */
  parts: (pages: SitePages) => readonly SitePart[];
  onFailure: (key: string, error: unknown) => void;
}

export interface SiteHandler {
  handle: RequestHandler;
  /** Answers at once what `handle` has answered before and would answer again; `false`: ask `handle`. */
  repeat: KnownPages['answer'];
  pages: PageStore;
  /** Whether a visitor would be served the home page: asked and answered as for any of them, but not sent. */
  canServe(): Promise<boolean>;
  /** Renders the pages that most visitors ask for first, so that nobody waits for them. */
  warm(): Promise<void>;
}

/** Methods that the Request of the Fetch standard cannot have; a route handler is never reached with one. */
const unfit = new Set(['TRACE', 'TRACK', 'CONNECT']);

/** Answers every request: pages from memory, everything else from where it belongs. */
export function createSiteHandler(options: SiteHandlerOptions): SiteHandler {
  const { next, store, media, siteUrl } = options;
  const host = new URL(siteUrl).host;
  const kept = createPageStore(options.onFailure);
  store.onChange((changed) => kept.invalidate(changed));
  const pages = createSitePages(next, kept, host);
  const known = createKnownPages(kept);
  const parts = options.parts(pages);
  const isHttps = siteUrl.startsWith('https:');
  let headers = publicHeaders({ isHttps, peertubeHosts: store.peertubeHosts() });
  store.onChange((changed) => {
    known.forget();
    if (changed.has('settings')) headers = publicHeaders({ isHttps, peertubeHosts: store.peertubeHosts() });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { edition } = known;
    const url = new URL(request.url?.replace(/^\/+/, '/') ?? '/', siteUrl);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (options.isHostFixed && !isAllowedHost(request.headers.host, host)) {
      return send(request, response, { status: 421, text: `This server answers for ${host} only.\n` });
    }
    if (url.pathname.startsWith('/api/')) noteRequest(response, 'api', apiPattern(url.pathname));
    for (const part of parts) if (await part(request, response, url)) return;
    if (url.pathname.startsWith('/api/') && !unfit.has(request.method ?? '')) return next(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return send(request, response, { status: 405, text: 'This address can only be read.\n' });
    }
    return read(request, response, { url, edition });
  }

  async function read(
    request: IncomingMessage,
    response: ServerResponse,
    { url, edition }: { url: URL; edition: number },
  ): Promise<void> {
    const path = url.pathname;
    if (path.startsWith('/media/')) {
      noteRequest(response, 'media', '/media/*');
      if (await media.serve(request, response)) return;
    }
    const file = path.startsWith('/_next/static/') ? path : options.findFile(path);
    if (file !== null) {
      const isKept = pages.peek(file) !== null;
      const stored = await pages.file(file);
      noteRequest(response, 'file', path.startsWith('/_next/') ? '/_next/static/*' : path, isKept);
      if (stored.status === 200)
        return send(request, response, { stored, isImmutable: path.startsWith('/_next/') });
    }
    const route = siteRoute(store, url, request.headers['accept-language']);
    if (route.kind === 'redirect') {
      noteRequest(response, 'redirect', null, true);
      if (route.vary) response.setHeader('Vary', route.vary);
      return send(request, response, { status: route.status, location: route.location });
    }
    const isPage = route.kind === 'page';
    const isKept = pages.peek(route.key)?.isStale === false;
    noteRequest(response, isPage ? 'page' : 'not-found', isPage ? pathOf(route.key) : null, isKept);
    let stored = await pages.kept(route.key, route.internal, routeStatus[route.kind]);
    if (stored.status === 404 && route.kind === 'page') {
      const missing = notFound(path);
      stored = await pages.kept(missing.key, missing.internal, 404);
    }
    // A player is a document of another origin that knows nothing of this policy.
    if (stored.headers['x-embeds-video']) response.removeHeader('Cross-Origin-Embedder-Policy');
    response.setHeader('Speculation-Rules', '"/speculation-rules.json"');
    if (stored.headers['x-form']) return sendForm(request, response, stored, options.formToken(route.locale));
    await send(request, response, { stored });
    if (isPage && route.key === request.url && !url.search)
      known.learn(request, response, { stored, edition });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await answer(request, response);
    } catch (error) {
      options.onFailure(nameOf(request, response), error);
      if (response.headersSent) return void response.destroy();
      const stored = await pages.error(request.url ?? '').catch(() => null);
      if (stored) return send(request, response, { stored, status: 500 });
      return send(request, response, {
        status: 500,
        text: 'Error. Algo ha fallado. Something went wrong.\n',
      });
    }
  }

  return {
    pages: kept,
    repeat: (request, response, about) =>
      (!options.isHostFixed || isAllowedHost(request.headers.host, host)) &&
      known.answer(request, response, about),
    async warm() {
      for (const locale of localeCodes) {
        const lists = listedCollections.map((name) => listAddress(name, locale));
        for (const address of [homeAddress(locale), ...lists, contactAddress(locale)]) {
          const found = store.resolve(address);
          // A failure is reported by the store of pages; the visitor who asks will see the error page.
          if (found) await pages.kept(found.canonical, found.internal).catch(() => {});
        }
      }
    },
    async canServe() {
      return (await capture(handle, homeAddress(defaultLocale), host)).status === 200;
    },
    handle,
  };
}
