import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { isSettings } from './collections/entry-kinds.ts';
import { type SettingsFrontMatter, settings } from './collections/settings.ts';
import type { EntryIndex } from './entry-index.ts';

/**
 * The settings of a language: all its files together. What it does not say is taken from the other
 * languages in their order, so that a new language starts with the address and the figures that stand.
 */
export function mergedSettings(index: EntryIndex, locale: Locale): SettingsFrontMatter {
  const merged: Record<string, unknown> = {};
  for (const code of [locale, ...localeCodes.filter((other) => other !== locale)]) {
    for (const entry of index.all()) {
      if (!isSettings(entry) || entry.locale !== code || !entry.isPublic) continue;
      for (const [key, value] of Object.entries(entry.data)) merged[key] ??= value;
    }
  }
  const read = settings.schema.parse(merged);
  return saysSections(index, locale) ? read : { ...read, sections: read.sections.map(withoutWords) };
}

function saysSections(index: EntryIndex, locale: Locale): boolean {
  return [...index.all()].some(
    (entry) => isSettings(entry) && entry.locale === locale && entry.isPublic && 'sections' in entry.data,
  );
}

/** Of another language's sections the order counts, but nobody reads its headings there. */
function withoutWords({ kind, hide }: SettingsFrontMatter['sections'][number]) {
  return { kind, hide };
}
