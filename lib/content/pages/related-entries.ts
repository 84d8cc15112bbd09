import type { Locale } from '#lib/i18n/locales.ts';
import {
  hasPages,
  type PageCollection,
  type PageEntry,
  pageCollections,
} from '../collections/page-collections.ts';
import { namesIn, relationFields } from '../collections/relation-fields.ts';
import { findByName } from '../find-by-name.ts';
import type { PageContext } from '../page-context.ts';
import type { EntryPageBase, EntrySummary } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { entrySummary } from './entry-summary.ts';

/** The entries that an entry names and those that name it, by their collection; each once. */
export function relatedEntries(
  context: PageContext,
  entry: PageEntry,
  locale: Locale,
): EntryPageBase<PageCollection>['related'] {
  const related: Partial<Record<PageCollection, EntrySummary[]>> = {};
  for (const collection of pageCollections) {
    const found = new Map(
      [...named(context, entry, collection, locale), ...naming(context, entry, collection, locale)].map(
        (other) => [other.id, other],
      ),
    );
    if (found.size > 0)
      related[collection] = Array.from(found.values(), (other) => entrySummary(context, other, locale));
  }
  return related;
}

function named(
  context: PageContext,
  entry: PageEntry,
  collection: PageCollection,
  locale: Locale,
): PageEntry[] {
  const names = relationFields(entry.collection)
    .filter((field) => field.collection === collection)
    .flatMap((field) => namesIn(entry.data, field.path));
  if (names.length > 0) dependsOn(`order:${collection}`);
  return names.map((name) => findByName(context, collection, locale, name)).filter((found) => found !== null);
}

function naming(
  context: PageContext,
  entry: PageEntry,
  collection: PageCollection,
  locale: Locale,
): PageEntry[] {
  const fields = relationFields(collection).filter((field) => field.collection === entry.collection);
  if (fields.length === 0) return [];
  dependsOn(`set:${collection}`);
  const byName = context.derive(`naming/${collection}/${entry.collection}/${locale}`, () => {
    const all = new Map<string, PageEntry[]>();
    for (const other of context.index.listed(collection, locale))
      for (const name of fields.flatMap(({ path }) => namesIn(other.data, path))) {
        const key = hasPages(entry.collection) && findByName(context, entry.collection, locale, name)?.key;
        if (key) all.set(key, [...(all.get(key) ?? []), other]);
      }
    return all;
  });
  return byName.get(entry.key) ?? [];
}
