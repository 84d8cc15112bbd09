import {
  contactAddress,
  homeAddress,
  pageAddress,
  sentAddress,
  serviceAddress,
  servicesAddress,
} from '#lib/i18n/addresses.ts';
import { defaultLocale, isLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { homeWords, isWord, segmentsOf } from './address-segments.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';

/** A page that an address leads to. */
export interface ResolvedAddress {
  kind: 'home' | 'services' | 'service' | 'page' | 'contact' | 'thanks';
  locale: Locale;
  /** The address under which the page stands in that language; others redirect to it. */
  canonical: string;
  /** The address of the page in the App Router, where the words of addresses are English. */
  internal: string;
  /** The page in every language. */
  versions: Record<Locale, { href: string; translated: boolean }>;
  /** The entry whose words the page shows. */
  entry?: Entry<'services'> | Entry<'pages'>;
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
  if (isWord('services', first)) {
    if (!second || (!third && isWord('page', second))) return servicesList(locale, 1);
    if (third)
      return isWord('page', second) && /^[1-9]\d{0,4}$/.test(third)
        ? servicesList(locale, Number(third))
        : null;
    return entryPage(index, 'services', locale, second);
  }
  if (isWord('contact', first)) {
    if (!second) return sitePage('contact', locale, contactAddress, '/contact');
    const thanks = (code: Locale) => sentAddress(code, 'thanks');
    return !third && isWord('thanks', second) ? sitePage('thanks', locale, thanks, '/contact/thanks') : null;
  }
  if (second) return null;
  return entryPage(index, 'pages', locale, first);
}

function servicesList(locale: Locale, page: number): ResolvedAddress {
  return sitePage(
    'services',
    locale,
    (code) => servicesAddress(code, page),
    page > 1 ? `/services/page/${page}` : '/services',
  );
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

function entryPage(
  index: EntryIndex,
  collection: 'services' | 'pages',
  locale: Locale,
  slug: string,
): ResolvedAddress | null {
  const named = findNamed(index, collection, locale, slug);
  if (!named) return null;
  const entry = index.byKey(collection, locale, named.key) ?? named;
  // Of two entries with one slug each has its own page; only the first is the other languages' counterpart.
  const shown = named.locale === locale ? named : entry;
  const address = collection === 'services' ? serviceAddress : pageAddress;
  const versions = eachLocale((code) => {
    const own = code === shown.locale ? shown : index.byKey(collection, code, shown.key);
    return { href: address(code, index.slugOf(own ?? shown)), translated: own !== null };
  });
  return {
    kind: collection === 'services' ? 'service' : 'page',
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
  collection: 'services' | 'pages',
  locale: Locale,
  slug: string,
): Entry<'services'> | Entry<'pages'> | null {
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
