import { collections } from '#lib/content/collections/all.ts';
import type { PageCollection } from '#lib/content/collections/page-collections.ts';
import { wordsIn } from '#lib/fields/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What a collection is called where its entries stand on a page of another. */
export function collectionLabel(collection: PageCollection, locale: Locale): string {
  return wordsIn(collections[collection].label, locale);
}
