import type { Retention } from '#lib/content/collections/retention.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { ListedCollection, PageCollection } from './collections/page-collections.ts';
import type { Draft, OpenedDraft } from './draft.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import type { LastChange } from './git-history.ts';
import type { GoneAddress } from './gone-address.ts';
import type { ContactPage, EntryPage, ErrorPage, HomePage, ListPage, SentPage } from './page-data.ts';
import type { Reference } from './references.ts';
import type { ResolvedAddress } from './resolve-address.ts';
import type { SiteListing } from './site-listing.ts';
import type { Dependency } from './track.ts';

/** The data of pages. What a page reads is noted, so that a change re-renders it. */
export interface PageMakers {
  homePage(locale: Locale): Promise<HomePage>;
  /** `page` counts from 1; `null` if the list has no such page. */
  listPage<Name extends ListedCollection>(
    collection: Name,
    locale: Locale,
    page: number,
  ): Promise<ListPage<Name> | null>;
  /** `null` if there is no such entry in any language. */
  entryPage<Name extends PageCollection>(
    collection: Name,
    locale: Locale,
    slug: string,
  ): Promise<EntryPage<Name> | null>;
  /** `service`: the slug of the service that a person comes from. */
  contactPage(locale: Locale, service: string | null): Promise<ContactPage>;
  /** `key`: of the sender's private link, for the same page in other languages. */
  sentPage(locale: Locale, kind: SentPage['kind'], key: string | null): Promise<SentPage>;
  errorPage(locale: Locale, kind: ErrorPage['kind']): Promise<ErrorPage>;
  /** The page that an address leads to; `null` if there is none. */
  resolve(path: string): ResolvedAddress | null;
  /** What an address answers that leads to no page, if one stood there. */
  gone(path: string): GoneAddress | null;
  /** Hosts of PeerTube players, from the settings of all languages. */
  peertubeHosts(): string[];
}

/** The site's content, as pages ask for it. */
export interface ContentStore extends PageMakers {
  /** Every public page, for the sitemap, the feeds and `llms.txt`. */
  listing(): Promise<SiteListing>;
  /** The site as it would be with `draft` in it. */
  openDraft(draft: Draft): Promise<OpenedDraft>;
  /** Looks again at the files named at once, without waiting for the system to report them. */
  refresh(ids: readonly string[]): Promise<void>;
  /**
   * Runs `work`, which exchanges these files of the content, and takes all of them in at once: no page is made
   * of some of the changes. `change` is the commit that a file was changed by, so that git need not be asked.
   * @throws what `work` throws; what it had changed by then is taken in as well.
   */
  exchange(
    files: readonly { id: string; change: LastChange | null }[],
    work: () => Promise<void>,
  ): Promise<void>;
  /** For how long messages are kept: one answer for all languages, and the one that pages tell. */
  retention(): Retention;
  /** The files that name an entry. */
  referencesTo(entry: Entry): Reference[];
  /** The entries, for the studio. */
  index: Pick<EntryIndex, 'get' | 'all' | 'bySlug' | 'byKey' | 'slugOf' | 'listed'>;
  /** Files that cannot be read as documents, with their problems. */
  broken: ReadonlyMap<string, readonly Problem[]>;
  /** Calls `listener` after a change with everything that has to be rendered again. */
  onChange(listener: (changed: ReadonlySet<Dependency>) => void): void;
  /** For the health summary. */
  counts(): { entries: number; broken: number };
  close(): Promise<void>;
}

// The server and Next's bundle are two sets of modules in one process; both have to meet the same store.
const place = Symbol.for('site.content-store');
const shared = globalThis as { [place]?: ContentStore };

/** Makes `store` the one that pages read from. */
export function provideContentStore(store: ContentStore): void {
  shared[place] = store;
}

/**
 * The store that pages read from.
 * @throws {Error} where no server of ours has started it, as under a plain `next start`.
 */
export function contentStore(): ContentStore {
  const store = shared[place];
  if (!store)
    throw new Error('The content store is not open. Start the site with “npm start” or “npm run dev”.');
  return store;
}
