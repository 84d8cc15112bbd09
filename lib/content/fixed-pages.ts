import { contactAddress, sentAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { listAddress } from './addresses.ts';
import {
  hasList,
  hasPages,
  type PageEntry,
  pageCollections,
  pagesOf,
} from './collections/page-collections.ts';

/** A page that the site itself has; a page of the content with its name as `uid` gives it its words. */
export interface FixedPage {
  name: string;
  /** `null`: it stands at no address of its own. */
  address: ((locale: Locale) => string) | null;
}

const fixedPages: ReadonlyMap<string, FixedPage> = new Map(
  [
    ...pageCollections.filter(hasList).map((name) => ({
      name,
      address: (locale: Locale) => listAddress(name, locale),
    })),
    { name: 'contact', address: (locale: Locale) => contactAddress(locale) },
    { name: 'contact-thanks', address: (locale: Locale) => sentAddress(locale, 'thanks') },
    { name: 'not-found', address: null },
  ].map((page): [string, FixedPage] => [page.name, page]),
);

/** The names of the pages that the site itself has. */
export const fixedPageNames: readonly string[] = [...fixedPages.keys()];

/** The page of the site of this name. */
export function fixedPage(name: string): FixedPage | null {
  return fixedPages.get(name) ?? null;
}

/** The page of the site whose words an entry is: such an entry has no address of its own. */
export function fixedPageOf({ collection, key, data }: Pick<PageEntry, 'collection' | 'key' | 'data'>) {
  return isBelowLanguage(collection) && data.uid ? fixedPage(key) : null;
}

/** Whether a link may name this page although no entry of the collection is called so. */
export function isFixedName(collection: string, name: string): boolean {
  return isBelowLanguage(collection) && (name === 'home' || fixedPages.has(name));
}

/** Whether the pages of a collection stand right below the language, where those of the site itself do. */
function isBelowLanguage(collection: string): boolean {
  return hasPages(collection) && pagesOf(collection).folder === null;
}
