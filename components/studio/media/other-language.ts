import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import type { ImmutableMap } from '../preview/draft.ts';

/** What another language of the entry says at the same place: the first of `others` that says anything. */
export function elsewhereInEntry(
  entry: ImmutableMap,
  path: readonly string[],
  others: readonly Locale[],
): { locale: Locale; value: string } | null {
  for (const locale of others) {
    const value = entry.getIn([...(locale === defaultLocale ? [] : ['i18n', locale]), 'data', ...path]);
    if (typeof value === 'string' && value) return { locale, value };
  }
  return null;
}
