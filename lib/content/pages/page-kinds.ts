import type { Locale } from '#lib/i18n/locales.ts';
import type { ListedCollection, PageCollection, PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { EntryExtras, EntryPageBase, ListExtras } from '../page-data.ts';
import { genericPages } from './generic.ts';
import { servicePages } from './services.ts';

/** What the pages of a collection have that does not follow from its declaration. */
export interface PageKind<Name extends PageCollection> {
  /** The order of its list, where it is not that of `order` and title. */
  order?(context: PageContext, entries: readonly PageEntry<Name>[], locale: Locale): PageEntry<Name>[];
  entry?(context: PageContext, entry: PageEntry<Name>, locale: Locale): Promise<EntryAdditions<Name>>;
  list?(
    context: PageContext,
    entries: readonly PageEntry<Name>[],
    locale: Locale,
  ): Name extends ListedCollection & keyof ListExtras ? ListExtras[Name] : unknown;
}

type EntryAdditions<Name extends PageCollection> = Partial<Pick<EntryPageBase<Name>, 'collaborators'>> &
  (Name extends keyof EntryExtras ? EntryExtras[Name] : unknown);

const pageKinds: { readonly [Name in PageCollection]?: PageKind<Name> } = {
  services: servicePages,
  pages: genericPages,
};

/** What the page of an entry has in its collection alone. */
export function entryAdditions<Name extends PageCollection>(
  context: PageContext,
  entry: PageEntry<Name>,
  locale: Locale,
): Promise<object> | undefined {
  // An entry is of the collection that it names.
  const kind: PageKind<Name> | undefined = pageKinds[entry.collection as Name];
  return kind?.entry?.(context, entry, locale);
}

/** What a page of a list has in its collection alone. */
export function listAdditions<Name extends PageCollection>(
  context: PageContext,
  collection: Name,
  { entries, locale }: { entries: readonly PageEntry<Name>[]; locale: Locale },
): object | undefined {
  const kind: PageKind<Name> | undefined = pageKinds[collection];
  return kind?.list?.(context, entries, locale) as object | undefined;
}

/** The entries of a collection in the order that is its own. */
export function inOwnOrder<Name extends PageCollection>(
  context: PageContext,
  collection: Name,
  { entries, locale }: { entries: readonly PageEntry<Name>[]; locale: Locale },
): readonly PageEntry<Name>[] {
  const kind: PageKind<Name> | undefined = pageKinds[collection];
  return kind?.order?.(context, entries, locale) ?? entries;
}
