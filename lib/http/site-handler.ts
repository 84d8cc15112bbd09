import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ContentStore } from '#lib/content/store.ts';
import { contactAddress, homeAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import { type Answer, capture } from './capture.ts';
import { publicHeaders } from './headers.ts';
import { isAllowedHost } from './host.ts';
import { pageAnswer } from './page-answer.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import { send } from './send.ts';
import { notFound, siteRoute } from './site-routes.ts';
import type { StoredAnswer } from './stored-answer.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SiteHandlerOptions {
  next: Handler;
  store: ContentStore;
  media: MediaLibrary;
  siteUrl: string;
  /** Whether requests for other hosts are refused. */
  isHostFixed: boolean;
  /** Addresses of files in `public/`, and of the machine-readable pages such as `/sitemap.xml`. */
  isFile: (path: string) => boolean;
  onFailure: (key: string, error: unknown) => void;
}

export interface SiteHandler {
  handle: Handler;
  pages: PageStore;
  /** Renders the pages that most visitors ask for first, so that nobody waits for them. */
  warm(): Promise<void>;
}

/** Answers every request: pages from memory, everything else from where it belongs. */
export function createSiteHandler(options: SiteHandlerOptions): SiteHandler {
  const { next, store, media, siteUrl } = options;
  const pages = createPageStore(options.onFailure);
  store.onChange((changed) => pages.invalidate(changed));
  const host = new URL(siteUrl).host;
  const isHttps = siteUrl.startsWith('https:');
  let headers = publicHeaders({ isHttps, peertubeHosts: store.peertubeHosts() });
  store.onChange((changed) => {
    if (changed.has('settings')) headers = publicHeaders({ isHttps, peertubeHosts: store.peertubeHosts() });
  });

  const ask = (internal: string) => capture(next, internal, host);

  async function styleWeight(href: string): Promise<number> {
    const { body } = await (await pages.get(href, () => ask(href))).encoded('br');
    return body.length;
  }

  function page(key: string, internal: string, status = 200): Promise<StoredAnswer> {
    return pages.get(key, async (): Promise<Answer> => {
      const answer = await ask(internal);
      return pageAnswer(answer.status === 200 ? { ...answer, status } : answer, styleWeight);
    });
  }

  async function errorPage(path: string): Promise<StoredAnswer> {
    const { locale } = notFound(path);
    return page(`500 ${locale}`, `/${locale}/error-page`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url?.replace(/^\/+/, '/') ?? '/', siteUrl);
    const path = url.pathname;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (options.isHostFixed && !isAllowedHost(request.headers.host, host)) {
      return send(request, response, { status: 421, text: `This server answers for ${host} only.\n` });
    }
    if (path.startsWith('/api/')) return next(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return send(request, response, { status: 405, text: 'This address can only be read.\n' });
    }
    if (path.startsWith('/media/') && (await media.serve(request, response))) return;
    if (path.startsWith('/_next/static/') || options.isFile(path)) {
      const stored = await pages.get(path, () => ask(path));
      if (stored.status === 200)
        return send(request, response, { stored, isImmutable: path.startsWith('/_next/') });
    }
    const route = siteRoute(store, url, request.headers['accept-language']);
    if (route.kind === 'redirect') {
      if (route.vary) response.setHeader('Vary', route.vary);
      return send(request, response, { status: route.status, location: route.location });
    }
    const status = route.kind === 'not-found' ? 404 : 200;
    let stored = await page(route.key, route.internal, status);
    if (stored.status === 404 && route.kind === 'page') {
      const missing = notFound(path);
      stored = await page(missing.key, missing.internal, 404);
    }
    // A player is a document of another origin that knows nothing of this policy.
    if (stored.headers['x-embeds-video']) response.removeHeader('Cross-Origin-Embedder-Policy');
    response.setHeader('Speculation-Rules', '"/speculation-rules.json"');
    return send(request, response, { stored });
  }

  return {
    pages,
    async warm() {
      for (const locale of localeCodes) {
        for (const address of [homeAddress(locale), servicesAddress(locale), contactAddress(locale)]) {
          const found = store.resolve(address);
          // A failure is reported by the store of pages; the visitor who asks will see the error page.
          if (found) await page(found.canonical, found.internal).catch(() => {});
        }
      }
    },
    async handle(request, response) {
      try {
        await answer(request, response);
      } catch (error) {
        options.onFailure(request.url ?? '', error);
        if (response.headersSent) return void response.destroy();
        const stored = await errorPage(request.url ?? '').catch(() => null);
        if (stored) return send(request, response, { stored, status: 500 });
        return send(request, response, {
          status: 500,
          text: 'Error. Algo ha fallado. Something went wrong.\n',
        });
      }
    },
  };
}
