import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import type { CollectionName } from './collections/all.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import { compareEntries } from './entry-order.ts';

/** The index as it would be with `draft` in it: everything else is looked up in `base`. It cannot be changed. */
export function draftIndex(base: EntryIndex, draft: Entry): EntryIndex {
  const slug = slugBeside(base, draft);
  const isDraft = (found: { id: string } | null) => found?.id === draft.id;
  const refuse = () => {
    throw new Error('The index of a draft cannot be changed.');
  };

  /** The draft if it is what was looked for, else what the site has, unless that is the draft's old version. */
  function choose<Name extends CollectionName>(
    collection: Name,
    locale: Locale | null,
    { isMeant, found }: { isMeant: boolean; found: Entry<Name> | null },
  ): Entry<Name> | null {
    // What is meant is of the collection that was asked for; the compiler cannot see that.
    if (isMeant && draft.collection === collection && isOf(locale)) return draft as unknown as Entry<Name>;
    return isDraft(found) ? null : found;
  }

  function* all(): Generator<Entry> {
    for (const entry of base.all()) if (entry.id !== draft.id) yield entry;
    yield draft;
  }

  return {
    get: (id) => (id === draft.id ? draft : base.get(id)),
    all,
    set: refuse,
    delete: refuse,
    bySlug: (collection, locale, name) =>
      choose(collection, locale, { isMeant: name === slug, found: base.bySlug(collection, locale, name) }),
    byKey: (collection, locale, key) => {
      const found = base.byKey(collection, locale, key);
      // Of two with one key the first by path counts.
      const isFirst = found === null || draft.id <= found.id;
      return choose(collection, locale, { isMeant: key === draft.key && isFirst, found });
    },
    byAlias: (collection, locale, alias) =>
      choose(collection, locale, {
        isMeant: hasAlias(draft, alias),
        found: base.byAlias(collection, locale, alias),
      }),
    slugOf: (entry) => (entry.id === draft.id ? slug : base.slugOf(entry)),
    listed<Name extends CollectionName>(collection: Name, locale: Locale | null) {
      const found = base.listed(collection, locale);
      if (collection !== draft.collection) return found;
      const listed = found as readonly Entry[];
      const takesPlace = isOf(locale) || standsIn(locale);
      const others = listed.filter(
        ({ id, key }) => id !== draft.id && !(takesPlace && key === draft.key && draft.locale !== null),
      );
      return (takesPlace ? [...others, draft].sort(compareEntries) : others) as Entry<Name>[];
    },
  };

  function isOf(locale: Locale | null): boolean {
    return draft.locale === null || draft.locale === locale;
  }

  // A language without a text of its own shows the first language that has one.
  function standsIn(locale: Locale | null): boolean {
    if (!locale || !draft.locale) return false;
    const has = (code: Locale) => {
      const found = base.byKey(draft.collection, code, draft.key);
      return code === draft.locale || (found !== null && !isDraft(found));
    };
    return !has(locale) && localeCodes.find(has) === draft.locale;
  }
}

// Of two entries with one slug the second by path has another address (see `EntryIndex.bySlug`).
function slugBeside(base: EntryIndex, draft: Entry): string {
  const other = base.bySlug(draft.collection, draft.locale, draft.slug);
  return other && other.id !== draft.id && other.id < draft.id ? `${draft.slug}-2` : draft.slug;
}

function hasAlias({ data }: Entry, alias: string): boolean {
  return (
    'aliases' in data &&
    Array.isArray(data.aliases) &&
    data.aliases.some((name) => toSlug(String(name)) === alias)
  );
}
