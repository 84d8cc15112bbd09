import {
  contactAddress,
  homeAddress,
  pageAddress,
  serviceAddress,
  servicesAddress,
} from '#lib/i18n/addresses.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { plainText, renderInline } from '#lib/markdown/inline.ts';
import type { Entry } from './entry.ts';
import type { LastChange } from './git-history.ts';
import { givingWay } from './give-way.ts';
import type { PageContext } from './page-context.ts';
import { dependsOn } from './track.ts';

/** A public page in the languages in which it is written. */
export interface ListedPage {
  kind: 'home' | 'services' | 'service' | 'page' | 'contact';
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
  return {
    siteUrl: context.siteUrl,
    pages: [
      sitePage('home', homeAddress),
      sitePage('services', servicesAddress),
      ...(await entryPages(context, 'services', changes)),
      ...(await entryPages(context, 'pages', changes)),
      sitePage('contact', contactAddress),
    ],
  };
}

function sitePage(kind: ListedPage['kind'], address: (locale: Locale) => string): ListedPage {
  const version = (locale: Locale) => ({
    href: address(locale),
    title: '',
    description: () => '',
    modified: null,
  });
  return { kind, versions: Object.fromEntries(localeCodes.map((locale) => [locale, version(locale)])) };
}

async function entryPages(
  { index }: PageContext,
  collection: 'services' | 'pages',
  changes: ReadonlyMap<string, LastChange>,
): Promise<ListedPage[]> {
  const giveWay = givingWay();
  const pages = new Map<string, ListedPage>();
  for (const locale of localeCodes) {
    for (const entry of index.listed(collection, locale)) {
      if (entry.locale !== locale) continue;
      await giveWay();
      const isCounterpart = index.byKey(collection, locale, entry.key)?.id === entry.id;
      const name = isCounterpart ? entry.key : entry.id;
      const page: ListedPage = pages.get(name) ?? {
        kind: collection === 'services' ? 'service' : 'page',
        versions: {},
      };
      page.versions[locale] = version(entry, locale, index.slugOf(entry), changes.get(entry.id)?.at);
      pages.set(name, page);
    }
  }
  return [...pages.values()];
}

function version(
  entry: Entry<'services'> | Entry<'pages'>,
  locale: Locale,
  slug: string,
  date: string | undefined,
): ListedVersion {
  return {
    href: entry.collection === 'services' ? serviceAddress(locale, slug) : pageAddress(locale, slug),
    title: entry.data.title,
    description: () => plainText(renderInline(entry.data.description ?? '', locale)),
    modified: date ?? new Date(entry.modified).toISOString(),
  };
}
