import type { Entry } from '../entry.ts';
import { type CollectionName, collectionNames, collections } from './all.ts';
import type { Collection, CollectionPages } from './collection.ts';

/** A collection whose entries have pages of their own. */
export type PageCollection = {
  [Name in CollectionName]: (typeof collections)[Name] extends { pages: CollectionPages } ? Name : never;
}[CollectionName];

/** A collection that also has a list. */
export type ListedCollection = {
  [Name in PageCollection]: (typeof collections)[Name]['pages'] extends { perPage: number } ? Name : never;
}[PageCollection];

/** An entry with a page of its own. */
export type PageEntry<Name extends PageCollection = PageCollection> = Entry<Name>;

/** The collections with pages, in the order of the registry. */
export const pageCollections: readonly PageCollection[] = collectionNames.filter(hasPages);

/** Those of them that have a list. */
export const listedCollections: readonly ListedCollection[] = pageCollections.filter(hasList);

/** Those of them whose entries name a day: each has a feed. */
export const datedCollections: readonly ListedCollection[] = listedCollections.filter(
  (name) => pagesOf(name).dated !== undefined,
);

/** Whether the entries of a collection have pages of their own. */
export function hasPages(name: string | undefined): name is PageCollection {
  if (!name || !Object.hasOwn(collections, name)) return false;
  const collection: Collection = collections[name as CollectionName];
  return collection.pages !== undefined;
}

/** Whether an entry has a page of its own. */
export function isPageEntry(entry: Entry | null | undefined): entry is PageEntry {
  return hasPages(entry?.collection);
}

/** Whether a collection with pages has a list. */
export function hasList(name: PageCollection): name is ListedCollection {
  return pagesOf(name).perPage !== null;
}

/** What the declaration of a collection says about its pages. */
export function pagesOf(name: PageCollection): CollectionPages {
  return collections[name].pages;
}
