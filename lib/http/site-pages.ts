import { measures } from '#lib/metrics/measures.ts';
import { type Answer, capture } from './capture.ts';
import { pageAnswer } from './page-answer.ts';
import type { PageStore } from './page-store.ts';
import type { RequestHandler } from './request-handler.ts';
import { notFound } from './site-routes.ts';
import { type StoredAnswer, storeAnswer } from './stored-answer.ts';

/** Pages as Next renders them, made ready to be sent. */
export interface SitePages {
  /** A kept page: `key` is what it is kept under, `internal` its address in the App Router. */
  kept(key: string, internal: string, status?: number): Promise<StoredAnswer>;
  /** The page that says that something failed, in the language of the address `path`. */
  error(path: string): Promise<StoredAnswer>;
  /** A page for one request alone. `headers` are those of the request that the page may see. */
  once(internal: string, status?: number, headers?: Record<string, string>): Promise<Answer>;
  /** The page that stands for a key, without rendering anything. */
  peek: PageStore['peek'];
  /** While `work` runs, no page is rendered that nobody waits for. */
  first: PageStore['first'];
  /** Any other answer of Next, such as a style sheet, kept. */
  file(path: string): Promise<StoredAnswer>;
}

export interface SitePagesOptions {
  /** Renders pages. */
  next: RequestHandler;
  /** The host that they are rendered for. */
  host: string;
  /** Where those that are kept lie. */
  store: PageStore;
  /** Nothing is kept, and scripts stay: both would hide a change of the code. */
  isDevelopment: boolean;
}

/** Opens the pages of the site. */
export function createSitePages({ next, host, store, isDevelopment }: SitePagesOptions): SitePages {
  const keep = async (key: string, make: () => Promise<Answer>) =>
    isDevelopment ? storeAnswer(await make()) : store.get(key, make);
  const file = (path: string) => keep(path, () => capture(next, path, host));

  async function styleWeight(href: string): Promise<number> {
    const { body } = await (await file(href)).encoded('br');
    return body.length;
  }

  async function once(internal: string, status = 200, headers?: Record<string, string>): Promise<Answer> {
    const started = performance.now();
    const answer = await capture(next, internal, host, headers);
    measures.render(performance.now() - started, answer.status < 500);
    return pageAnswer(answer.status === 200 ? { ...answer, status } : answer, {
      styleWeight,
      keepsScripts: isDevelopment,
    });
  }

  const kept = (key: string, internal: string, status?: number) => keep(key, () => once(internal, status));

  return {
    kept,
    once,
    peek: (key) => store.peek(key),
    first: (work) => store.first(work),
    file,
    error(path) {
      const { locale } = notFound(path);
      return kept(`500 ${locale}`, `/${locale}/error-page`);
    },
  };
}
