import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locales.ts';
import { segmentsOf } from './address-segments.ts';
import { collectionOfWord } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import type { PageContext } from './page-context.ts';
import { resolveAddress } from './resolve-address.ts';

/** What an address answers at which a page once stood. */
export interface GoneAddress {
  locale: Locale;
  /** Where visitors are led instead; `null`: they are told that the page is gone. */
  to: string | null;
}

/** So many retired pages may lead to one another before the way counts as leading nowhere. */
const mostSteps = 5;

/** What an address answers that leads to no page; `null` if none is known to have been there. */
export function findGone(
  { index, derive }: Pick<PageContext, 'index' | 'derive'>,
  path: string,
): GoneAddress | null {
  const known = derive('gone-pages', () => targetsByKey(index));
  const key = addressKey(path);
  if (!key || !known.has(key)) return null;
  const locale = localeOf(key);
  let target = known.get(key) ?? null;
  for (let step = 0; target && step < mostSteps; step++) {
    const found = resolveAddress(index, pathOf(target));
    if (found) return { locale, to: found.versions[locale].href };
    target = known.get(addressKey(target) ?? '') ?? null;
  }
  return { locale, to: null };
}

/**
 * What all spellings of an address share: its language and its parts, without capitals, accents and slashes
 * at the end. `null` for what is no address.
 */
export function addressKey(path: string): string | null {
  const segments = segmentsOf(pathOf(path)) ?? [];
  const [first, ...rest] = segments;
  if (!first) return null;
  const [locale, parts] = isLocale(first) ? [first, rest] : [defaultLocale, segments];
  const [word = '', ...others] = parts;
  return [locale, collectionOfWord(word) ?? word, ...others].join('/');
}

const keysByEntry = new WeakMap<Entry, (string | null)[]>();

/** The keys of a retired page's addresses, in their order; worked out once for each version of its file. */
export function goneKeys(entry: Entry<'gone-pages'>): readonly (string | null)[] {
  const keys = keysByEntry.get(entry) ?? entry.data.addresses.map(addressKey);
  keysByEntry.set(entry, keys);
  return keys;
}

function targetsByKey(index: EntryIndex): Map<string, string | null> {
  const targets = new Map<string, string | null>();
  for (const entry of index.listed('gone-pages', null))
    for (const key of goneKeys(entry)) if (key) targets.set(key, entry.data.to ?? null);
  return targets;
}

function localeOf(key: string): Locale {
  const [locale] = key.split('/');
  return isLocale(locale) ? locale : defaultLocale;
}

function pathOf(address: string): string {
  return address.replace(/[?#].*$/, '');
}
