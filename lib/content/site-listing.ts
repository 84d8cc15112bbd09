import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { plainText, renderInline } from '#lib/markdown/inline.ts';
import { entryAddress, listAddress } from './addresses.ts';
import {
  listedCollections,
  type PageCollection,
  type PageEntry,
  pageCollections,
  pagesOf,
} from './collections/page-collections.ts';
import { fixedPageOf } from './fixed-pages.ts';
import type { LastChange } from './git-history.ts';
import { givingWay } from './give-way.ts';
import type { PageContext } from './page-context.ts';
import { isWrittenIn, pageWords } from './page-words.ts';
import { dependsOn } from './track.ts';

/** A public page in the languages in which it is written. */
export interface ListedPage {
  kind: 'home' | 'list' | 'entry' | 'contact';
  /** Of a list or an entry. */
  collection?: PageCollection;
  /** Plain words by language; a language in which the page is not written is missing. */
  versions: Partial<Record<Locale, ListedVersion>>;
}

export interface ListedVersion {
  href: string;
  title: string;
  /** Made when asked for: a sitemap of twenty thousand pages needs none. */
  description(): string;
  /** ISO 8601; `null` for pages that are made of others. */
  modified: string | null;
  /** The day that the entry names, in a collection that is dated. */
  day?: string;
}

export interface SiteListing {
  siteUrl: string;
  pages: ListedPage[];
}

/** Lists every public page of the site. `changes`: the last commit of each file, by id. */
export async function siteListing(
  context: PageContext,
  changes: ReadonlyMap<string, LastChange>,
): Promise<SiteListing> {
  // Before the first pause: a change that comes during one has the list made again.
  dependsOn('all');
  const entries = await Promise.all(
    pageCollections.map((collection) => entryPages(context, collection, changes)),
  );
  return {
    siteUrl: context.siteUrl,
    pages: [
      sitePage('home', homeAddress),
      ...listedCollections.map((name) => sitePage('list', (locale) => listAddress(name, locale), name)),
      ...entries.flat(),
      sitePage('contact', contactAddress),
    ],
  };
}

function sitePage(
  kind: ListedPage['kind'],
  address: (locale: Locale) => string,
  collection?: PageCollection,
): ListedPage {
  const version = (locale: Locale) => ({
    href: address(locale),
    title: '',
    description: () => '',
    modified: null,
  });
  return {
    kind,
    ...(collection && { collection }),
    versions: Object.fromEntries(localeCodes.map((locale) => [locale, version(locale)])),
  };
}

async function entryPages(
  { index }: PageContext,
  collection: PageCollection,
  changes: ReadonlyMap<string, LastChange>,
): Promise<ListedPage[]> {
  const giveWay = givingWay();
  const pages = new Map<string, ListedPage>();
  for (const locale of localeCodes) {
    for (const entry of index.listed(collection, locale)) {
      if (!isWrittenIn(entry, locale) || fixedPageOf(entry)) continue;
      await giveWay();
      const isCounterpart = index.byKey(collection, locale, entry.key)?.id === entry.id;
      const name = isCounterpart ? entry.key : entry.id;
      const page: ListedPage = pages.get(name) ?? { kind: 'entry', collection, versions: {} };
      page.versions[locale] = version(entry, locale, index.slugOf(entry), changes.get(entry.id)?.at);
      pages.set(name, page);
    }
  }
  return [...pages.values()];
}

function version(entry: PageEntry, locale: Locale, slug: string, date: string | undefined): ListedVersion {
  const { title, description } = pageWords(entry, locale);
  const { dated } = pagesOf(entry.collection);
  const day = dated && (entry.data as Record<string, unknown>)[dated];
  return {
    href: entryAddress(entry.collection, locale, slug),
    title,
    description: () => plainText(renderInline(description)),
    modified: date ?? new Date(entry.modified).toISOString(),
    ...(typeof day === 'string' && { day }),
  };
}
