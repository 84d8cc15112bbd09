import { contactAddress, homeAddress, sentAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale, isLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { homeWords, isWord, segmentsOf } from './address-segments.ts';
import { collectionOfWord, entryAddress, listAddress } from './addresses.ts';
import {
  hasList,
  type ListedCollection,
  type PageCollection,
  type PageEntry,
  pageCollections,
  pagesOf,
} from './collections/page-collections.ts';
import type { EntryIndex } from './entry-index.ts';
import { fixedPageOf } from './fixed-pages.ts';
import { isWrittenIn } from './page-words.ts';

/** A page that an address leads to. */
export interface ResolvedAddress {
  kind: 'home' | 'list' | 'entry' | 'contact' | 'thanks';
  locale: Locale;
  /** The address under which the page stands in that language; others redirect to it. */
  canonical: string;
  /** The address of the page in the App Router, where collections have their own names. */
  internal: string;
  /** The page in every language. */
  versions: Record<Locale, { href: string; translated: boolean }>;
  /** Of a list. */
  collection?: ListedCollection;
  /** The entry whose words the page shows. */
  entry?: PageEntry;
}

/**
 * Finds the page that an address means, however it is spelt: with capitals, accents, slashes at the end,
 * the words of another language, a slug of another language, or an old address. `null`: there is none.
 */
export function resolveAddress(index: EntryIndex, path: string): ResolvedAddress | null {
  const segments = segmentsOf(path);
  if (!segments) return null;
  const [first, ...rest] = segments;
  if (isLocale(first)) return resolveWithin(index, first, rest);
  // An address without a language is an old one, or typed from memory.
  return segments.length > 0 ? resolveWithin(index, defaultLocale, segments) : null;
}

function resolveWithin(index: EntryIndex, locale: Locale, segments: string[]): ResolvedAddress | null {
  const [first, second, third, ...more] = segments;
  if (more.length > 0) return null;
  if (!first || (!second && homeWords.has(first))) return sitePage('home', locale, homeAddress, '');
  const collection = collectionOfWord(first);
  if (collection) return withinCollection(index, collection, locale, [second, third]);
  if (isWord('contact', first)) {
    if (!second) return sitePage('contact', locale, contactAddress, '/contact');
    const thanks = (code: Locale) => sentAddress(code, 'thanks');
    return !third && isWord('thanks', second) ? sitePage('thanks', locale, thanks, '/contact/thanks') : null;
  }
  if (second) return null;
  for (const name of pageCollections) {
    const found = pagesOf(name).folder === null ? resolveEntry(index, name, locale, first) : null;
    if (found) return found;
  }
  return null;
}

function withinCollection(
  index: EntryIndex,
  collection: PageCollection,
  locale: Locale,
  [second, third]: (string | undefined)[],
): ResolvedAddress | null {
  const isFurther = isWord('page', second ?? '');
  if (hasList(collection)) {
    if (!second || (!third && isFurther)) return listPage(collection, locale, 1);
    if (third && isFurther && /^[1-9]\d{0,4}$/.test(third))
      return listPage(collection, locale, Number(third));
  }
  return second && !third ? resolveEntry(index, collection, locale, second) : null;
}

function listPage(collection: ListedCollection, locale: Locale, page: number): ResolvedAddress {
  const address = (code: Locale) => listAddress(collection, code, page);
  const internal = page > 1 ? `/${collection}/page/${page}` : `/${collection}`;
  return { ...sitePage('list', locale, address, internal), collection };
}

function sitePage(
  kind: ResolvedAddress['kind'],
  locale: Locale,
  address: (locale: Locale) => string,
  internal: string,
): ResolvedAddress {
  const versions = eachLocale((code) => ({ href: address(code), translated: true }));
  return { kind, locale, canonical: address(locale), internal: `/${locale}${internal}`, versions };
}

/** Finds the page of an entry by its slug, as `resolveAddress` does within the folder of its collection. */
export function resolveEntry(
  index: EntryIndex,
  collection: PageCollection,
  locale: Locale,
  slug: string,
): ResolvedAddress | null {
  const named = findNamed(index, collection, locale, slug);
  if (!named) return null;
  const fixed = fixedPageOf(named);
  if (fixed) return fixed.address && resolveAddress(index, fixed.address(locale));
  const entry = index.byKey(collection, locale, named.key) ?? named;
  // Of two entries with one slug each has its own page; only the first is the other languages' counterpart.
  const shown = named.locale === locale ? named : entry;
  const versions = eachLocale((code) => {
    const own = code === shown.locale ? shown : index.byKey(collection, code, shown.key);
    const href = entryAddress(collection, code, index.slugOf(own ?? shown));
    return { href, translated: own !== null && isWrittenIn(own, code) };
  });
  return {
    kind: 'entry',
    locale,
    canonical: versions[locale].href,
    internal: `/${locale}/${collection}/${index.slugOf(shown)}`,
    versions,
    entry: shown,
  };
}

/** The entry with this slug: in the page's language, else in another one, else one that had it before. */
function findNamed(
  index: EntryIndex,
  collection: PageCollection,
  locale: Locale,
  slug: string,
): PageEntry | null {
  const order = [locale, ...localeCodes.filter((code) => code !== locale)];
  for (const code of order) {
    const entry = index.bySlug(collection, code, slug);
    if (entry) return entry;
  }
  for (const code of order) {
    const entry = index.byAlias(collection, code, slug);
    if (entry) return entry;
  }
  return null;
}

function eachLocale<Value>(make: (locale: Locale) => Value): Record<Locale, Value> {
  return Object.fromEntries(localeCodes.map((code) => [code, make(code)])) as Record<Locale, Value>;
}
