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
import { createPageStore, type PageStore } from './page-store.ts';
import { createPageRepeater, type PageRepeater } from './repeat-pages.ts';
import type { RequestHandler } from './request-handler.ts';
import { apiPattern, pathOf } from './request-names.ts';
import { nameOf, noteRequest } from './request-note.ts';
import { send } from './send.ts';
import { sendForm } from './send-form.ts';
import { createSitePages, type SitePages } from './site-pages.ts';
import { notFound, routeStatus, type SiteRoute, siteRoute } from './site-routes.ts';
import type { StoredAnswer } from './stored-answer.ts';

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
  /** Pages are made for each request, with the scripts that reload them; the policy, which forbids these, is not sent. */
  isDevelopment?: boolean;
}

export interface SiteHandler {
  handle: RequestHandler;
  /** Answers at once what `handle` has answered before and would answer again; `false`: ask `handle`. */
  repeat: PageRepeater['answer'];
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
  return new Site(options);
}

class Site implements SiteHandler {
  readonly pages: PageStore;
  readonly #options: SiteHandlerOptions;
  readonly #host: string;
  readonly #sitePages: SitePages;
  readonly #repeater: PageRepeater;
  readonly #parts: readonly SitePart[];
  #headers: Record<string, string>;

  constructor(options: SiteHandlerOptions) {
    const { store, next, isDevelopment = false } = options;
    this.#options = options;
    this.#host = new URL(options.siteUrl).host;
    this.pages = createPageStore(options.onFailure);
    this.#sitePages = createSitePages({ next, host: this.#host, store: this.pages, isDevelopment });
    this.#repeater = createPageRepeater(this.pages);
    this.#parts = options.parts(this.#sitePages);
    this.#headers = this.#publicHeaders();
    store.onChange((changed) => {
      this.pages.invalidate(changed);
      this.#repeater.forget();
      if (changed.has('settings')) this.#headers = this.#publicHeaders();
    });
  }

  readonly handle: RequestHandler = async (request, response) => {
    try {
      await this.#answer(request, response);
    } catch (error) {
      this.#options.onFailure(nameOf(request, response), error);
      if (response.headersSent) return void response.destroy();
      const stored = await this.#sitePages.error(request.url ?? '').catch(() => null);
      if (stored) return send(request, response, { stored, status: 500 });
      return send(request, response, {
        status: 500,
        text: 'Error. Algo ha fallado. Something went wrong.\n',
      });
    }
  };

  readonly repeat: SiteHandler['repeat'] = (request, response, about) =>
    this.#isOurHost(request) && this.#repeater.answer(request, response, about);

  async warm(): Promise<void> {
    for (const locale of localeCodes) {
      const lists = listedCollections.map((name) => listAddress(name, locale));
      for (const address of [homeAddress(locale), ...lists, contactAddress(locale)]) {
        const found = this.#options.store.resolve(address);
        // A failure is reported by the store of pages; the visitor who asks will see the error page.
        if (found) await this.#sitePages.kept(found.canonical, found.internal).catch(() => {});
      }
    }
  }

  async canServe(): Promise<boolean> {
    return (await capture(this.handle, homeAddress(defaultLocale), this.#host)).status === 200;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { edition } = this.#repeater;
    const url = new URL(request.url?.replace(/^\/+/, '/') ?? '/', this.#options.siteUrl);
    const isApi = url.pathname.startsWith('/api/');
    if (this.#options.isDevelopment && /^\/_{1,2}next/.test(url.pathname))
      return this.#options.next(request, response);
    for (const [name, value] of Object.entries(this.#headers)) response.setHeader(name, value);
    if (!this.#isOurHost(request))
      return send(request, response, { status: 421, text: `This server answers for ${this.#host} only.\n` });
    if (isApi) noteRequest(response, 'api', apiPattern(url.pathname));
    for (const part of this.#parts) if (await part(request, response, url)) return;
    if (isApi && !unfit.has(request.method ?? '')) return this.#options.next(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return send(request, response, { status: 405, text: 'This address can only be read.\n' });
    }
    if (await this.#sendFile(request, response, url.pathname)) return;
    return this.#sendPage(request, response, { url, edition });
  }

  /** Sends a picture, a style sheet or a file of `public/`; `false`: there is none at this address. */
  async #sendFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    if (path.startsWith('/media/')) {
      noteRequest(response, 'media', '/media/*');
      if (await this.#options.media.serve(request, response)) return true;
    }
    const isBuilt = path.startsWith('/_next/static/');
    const file = isBuilt ? path : this.#options.findFile(path);
    if (file === null) return false;
    const isKept = this.pages.peek(file) !== null;
    const stored = await this.#sitePages.file(file);
    noteRequest(response, 'file', isBuilt ? '/_next/static/*' : path, isKept);
    if (stored.status !== 200) return false;
    await send(request, response, { stored, isImmutable: isBuilt });
    return true;
  }

  async #sendPage(
    request: IncomingMessage,
    response: ServerResponse,
    { url, edition }: { url: URL; edition: number },
  ): Promise<void> {
    const route = siteRoute(this.#options.store, url, request.headers['accept-language']);
    if (route.kind === 'redirect') {
      noteRequest(response, 'redirect', null, true);
      if (route.vary) response.setHeader('Vary', route.vary);
      return send(request, response, { status: route.status, location: route.location });
    }
    const isPage = route.kind === 'page';
    const isKept = this.pages.peek(route.key)?.isStale === false;
    noteRequest(response, isPage ? 'page' : 'not-found', isPage ? pathOf(route.key) : null, isKept);
    const stored = await this.#page(route, url.pathname);
    // A player is a document of another origin that knows nothing of this policy.
    if (stored.headers['x-embeds-video']) response.removeHeader('Cross-Origin-Embedder-Policy');
    response.setHeader('Speculation-Rules', '"/speculation-rules.json"');
    if (stored.headers['x-form'])
      return sendForm(request, response, stored, this.#options.formToken(route.locale));
    await send(request, response, { stored });
    if (isPage && route.key === request.url && !url.search)
      this.#repeater.learn(request, response, { stored, edition });
  }

  async #page(route: Exclude<SiteRoute, { kind: 'redirect' }>, path: string): Promise<StoredAnswer> {
    const stored = await this.#sitePages.kept(route.key, route.internal, routeStatus[route.kind]);
    if (stored.status !== 404 || route.kind !== 'page') return stored;
    const missing = notFound(path);
    return this.#sitePages.kept(missing.key, missing.internal, 404);
  }

  #isOurHost(request: IncomingMessage): boolean {
    return !this.#options.isHostFixed || isAllowedHost(request.headers.host, this.#host);
  }

  #publicHeaders(): Record<string, string> {
    const { siteUrl, store, isDevelopment } = this.#options;
    if (isDevelopment) return {};
    return publicHeaders({ isHttps: siteUrl.startsWith('https:'), peertubeHosts: store.peertubeHosts() });
  }
}
