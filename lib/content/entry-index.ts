import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import { type CollectionName, collections } from './collections/all.ts';
import type { Entry } from './entry.ts';
import { compareEntries } from './entry-order.ts';

/** The entries of the site, kept in memory and looked up by address, name or collection. */
export interface EntryIndex {
  get(id: string): Entry | undefined;
  all(): Iterable<Entry>;
  set(entry: Entry): void;
  delete(id: string): void;
  /**
   * The public entry that has the address part `slug`, in a language where the collection has a file for each; the
   * second of two with the same slug has `slug-2`.
   */
  bySlug<Name extends CollectionName>(
    collection: Name,
    locale: Locale | null,
    slug: string,
  ): Entry<Name> | null;
  /** The public entry of a language with the pairing key `key`. */
  byKey<Name extends CollectionName>(
    collection: Name,
    locale: Locale | null,
    key: string,
  ): Entry<Name> | null;
  /** The public entry that names `slug` among its old addresses. */
  byAlias<Name extends CollectionName>(
    collection: Name,
    locale: Locale | null,
    slug: string,
  ): Entry<Name> | null;
  /** The address part under which an entry stands. */
  slugOf(entry: Entry): string;
  /** Public entries of a language in the order of the site, those that exist only in another one included. */
  listed<Name extends CollectionName>(collection: Name, locale: Locale | null): Entry<Name>[];
}

/** Creates an empty index. */
export function createEntryIndex(): EntryIndex {
  const byId = new Map<string, Entry>();
  const slugs = new Map<string, string[]>();
  const keys = new Map<string, string[]>();
  const aliases = new Map<string, string[]>();
  const lists = new Map<string, Entry[]>();

  function register(
    entry: Entry,
    change: (map: Map<string, string[]>, name: string, id: string) => void,
  ): void {
    lists.clear();
    if (!entry.isPublic) return;
    change(slugs, place(entry.collection, entry.locale, entry.slug), entry.id);
    change(keys, place(entry.collection, entry.locale, entry.key), entry.id);
    for (const alias of aliasesOf(entry))
      change(aliases, place(entry.collection, entry.locale, alias), entry.id);
  }

  function remove(id: string): void {
    const entry = byId.get(id);
    if (!entry) return;
    byId.delete(id);
    register(entry, removeFrom);
  }

  function nth<Name extends CollectionName>(ids: string[] | undefined, at: number): Entry<Name> | null {
    // The maps are keyed by collection, so what stands under a key is of that collection.
    return (byId.get(ids?.[at] ?? '') as Entry<Name> | undefined) ?? null;
  }

  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    set(entry) {
      remove(entry.id);
      byId.set(entry.id, entry);
      register(entry, insertInto);
    },
    delete: remove,
    bySlug(collection, locale, slug) {
      const first = nth<typeof collection>(slugs.get(place(collection, locale, slug)), 0);
      const [, base, count] = /^(.+)-([2-9])$/.exec(slug) ?? [];
      if (first || !base) return first;
      return nth(slugs.get(place(collection, locale, base)), Number(count) - 1);
    },
    byKey: (collection, locale, key) => nth(keys.get(place(collection, locale, key)), 0),
    byAlias: (collection, locale, slug) => nth(aliases.get(place(collection, locale, slug)), 0),
    slugOf(entry) {
      const at = slugs.get(place(entry.collection, entry.locale, entry.slug))?.indexOf(entry.id) ?? 0;
      return at > 0 ? `${entry.slug}-${at + 1}` : entry.slug;
    },
    listed<Name extends CollectionName>(collection: Name, locale: Locale | null) {
      const name = `${collection}/${locale}`;
      const known = lists.get(name) ?? listEntries(byId.values(), keys, collection, locale);
      lists.set(name, known);
      return known as Entry<Name>[];
    },
  };
}

function aliasesOf({ data }: Entry): string[] {
  return 'aliases' in data && Array.isArray(data.aliases)
    ? data.aliases.map((alias) => toSlug(String(alias)))
    : [];
}

function listEntries(
  entries: Iterable<Entry>,
  keys: Map<string, string[]>,
  collection: CollectionName,
  locale: Locale | null,
): Entry[] {
  const listed: Entry[] = [];
  for (const entry of entries) {
    if (entry.collection !== collection || !entry.isPublic) continue;
    if (entry.locale === null || entry.locale === locale || (locale && standsIn(entry, locale, keys)))
      listed.push(entry);
  }
  return listed.sort(compareEntries);
}

/** Whether `entry` is shown in `locale` because that language has no text of its own (content case 30). */
function standsIn(entry: Entry, locale: Locale, keys: Map<string, string[]>): boolean {
  if (keys.has(place(entry.collection, locale, entry.key))) return false;
  const first = localeCodes.find((code) => keys.has(place(entry.collection, code, entry.key)));
  return first === entry.locale;
}

function place(collection: CollectionName, locale: Locale | null, name: string): string {
  return `${collection}/${collections[collection].localized ? (locale ?? '') : ''}/${name}`;
}

function insertInto(map: Map<string, string[]>, name: string, id: string): void {
  const ids = map.get(name);
  if (ids) map.set(name, [...ids, id].sort());
  else map.set(name, [id]);
}

function removeFrom(map: Map<string, string[]>, name: string, id: string): void {
  const left = map.get(name)?.filter((other) => other !== id) ?? [];
  if (left.length > 0) map.set(name, left);
  else map.delete(name);
}
