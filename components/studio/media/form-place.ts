import { defaultLocale, isLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import type { ImmutableMap } from '../preview/draft.ts';

/** Where a control stands in the entry: the language of its form, and the keys that lead to it. */
export interface FormPlace {
  locale: Locale;
  path: readonly string[];
}

/** Finds the place of a control by what Decap tells it; `null` where the entry has one language for all. */
export function formPlace(
  name: string,
  locale: string | undefined,
  parentIds: readonly string[],
): FormPlace | null {
  if (!isLocale(locale)) return null;
  // Decap numbers the places of a form: `image-field-12`.
  return { locale, path: [...parentIds.map((id) => id.replace(/-field-\d+$/, '')), name] };
}

/** What another language of the entry says at the same place: the first that says anything. */
export function elsewhereInEntry(
  draft: ImmutableMap,
  { locale, path }: FormPlace,
): { locale: Locale; value: string } | null {
  for (const other of localeCodes) {
    const value = valueAt(draft, { locale: other, path });
    if (other !== locale && typeof value === 'string' && value) return { locale: other, value };
  }
  return null;
}

/** Whether a picture has a place for an alternative text beside it, in which nothing is written. */
export function lacksAlternativeText(draft: ImmutableMap, { locale, path }: FormPlace): boolean {
  const around = path.slice(0, -1);
  if (path.at(-1) !== 'path' || valueAt(draft, { locale, path }) === undefined) return false;
  return !valueAt(draft, { locale, path: [...around, 'alt'] });
}

function valueAt(draft: ImmutableMap, { locale, path }: FormPlace): unknown {
  const language = locale === defaultLocale ? [] : ['i18n', locale];
  return draft.getIn(['entry', ...language, 'data', ...path]);
}
