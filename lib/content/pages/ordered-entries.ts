import type { Locale } from '#lib/i18n/locales.ts';
import { type PageCollection, type PageEntry, pagesOf } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import { inOwnOrder } from './page-kinds.ts';

/** The entries of a collection in the order in which its list and its neighbours show them in a language. */
export function orderedEntries<Name extends PageCollection>(
  context: PageContext,
  collection: Name,
  locale: Locale,
): readonly PageEntry<Name>[] {
  return context.derive(`ordered-entries/${collection}/${locale}`, () => {
    const listed: PageEntry<Name>[] = context.index.listed(collection, locale);
    const { dated } = pagesOf(collection);
    const sorted = dated === undefined ? listed : newestFirst(listed, dated);
    return inOwnOrder(context, collection, { entries: sorted, locale });
  });
}

function newestFirst<Item extends { data: object }>(entries: readonly Item[], key: string): Item[] {
  const dayOf = ({ data }: Item) => String((data as Record<string, unknown>)[key] ?? '');
  // Days are written as ISO 8601, so their order is that of the text; the sort keeps what is equal in its order.
  return entries.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}
