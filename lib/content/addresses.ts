import { type Locale, type LocaleAddresses, localeCodes, locales } from '#lib/i18n/locales.ts';
import { type PageCollection, pageCollections, pagesOf } from './collections/page-collections.ts';

/** The public address of the page of an entry. */
export function entryAddress(collection: PageCollection, locale: Locale, slug: string): string {
  const word = folderWord(collection, locale);
  return word === null ? `/${locale}/${slug}` : `/${locale}/${word}/${slug}`;
}

/** The public address of the list of a collection; further pages of a long list count from 2. */
export function listAddress(collection: PageCollection, locale: Locale, page = 1): string {
  const list = `/${locale}/${folderWord(collection, locale) ?? ''}`;
  return page > 1 ? `${list}/${locales[locale].page}/${page}` : list;
}

/** The public address of a feed: of a dated collection, or of all that was changed last. */
export function feedAddress(locale: Locale, collection?: PageCollection): string {
  return `${collection === undefined ? `/${locale}` : listAddress(collection, locale)}/feed.xml`;
}

/** The collection that a part of an address means: in the word of any language, or by its own name. */
export function collectionOfWord(segment: string): PageCollection | null {
  return (
    pageCollections.find((name) => localeCodes.some((code) => folderWord(name, code) === segment)) ??
    pageCollections.find((name) => pagesOf(name).folder !== null && segment === name) ??
    null
  );
}

/** The word for a collection in the addresses of a language; `null` where its entries stand right below it. */
function folderWord(collection: PageCollection, locale: Locale): string | null {
  const { folder } = pagesOf(collection);
  if (folder === null) return null;
  const { folders }: LocaleAddresses = locales[locale];
  const words: Partial<Record<Locale, string>> = folder;
  return folders?.[collection] ?? words[locale] ?? folder.en;
}
