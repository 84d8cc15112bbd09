import type { Locale } from '#lib/i18n/locales.ts';
import { entryAddress } from './addresses.ts';
import { isPageEntry } from './collections/page-collections.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import { fixedPageOf } from './fixed-pages.ts';

/**
 * The public address at which an entry shows in a language: that of its page, or of the page of the site itself that
 * it gives its words. `null`: it has none of its own.
 */
export function addressOfEntry(
  index: Pick<EntryIndex, 'slugOf'>,
  entry: Entry,
  locale: Locale,
): string | null {
  if (!isPageEntry(entry)) return null;
  const fixed = fixedPageOf(entry);
  if (fixed) return fixed.address?.(locale) ?? null;
  return entryAddress(entry.collection, locale, index.slugOf(entry));
}
