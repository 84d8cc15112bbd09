import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import type { CollectionName } from './collections/all.ts';
import type { Entry } from './entry.ts';
import type { PageContext } from './page-context.ts';

/**
 * The public entry that a relation names, in this language or else in another that has it: by its key, its slug, its
 * file or its title, whatever the case, accents, hyphens or underscores. `null`: there is none (content case 19).
 */
export function findByName<Name extends CollectionName>(
  { index, derive }: Pick<PageContext, 'index' | 'derive'>,
  collection: Name,
  locale: Locale | null,
  name: string,
): Entry<Name> | null {
  const named = byKey(index, collection, locale, toSlug(name));
  if (named) return named;
  const keys = derive(`keys-by-spelling/${collection}`, () => {
    const spellings = new Map<string, string>();
    for (const entry of index.all())
      if (entry.collection === collection && entry.isPublic)
        for (const written of spellingsOf(entry))
          if (!spellings.has(written) || written === entry.key) spellings.set(written, entry.key);
    return spellings;
  });
  const key = keys.get(toSlug(name));
  return key === undefined ? null : byKey(index, collection, locale, key);
}

function byKey<Name extends CollectionName>(
  index: PageContext['index'],
  collection: Name,
  locale: Locale | null,
  key: string,
): Entry<Name> | null {
  const order = [locale, ...localeCodes.filter((code) => code !== locale)];
  for (const code of order) {
    const entry = index.byKey(collection, code, key);
    if (entry) return entry;
  }
  return null;
}

function spellingsOf({ id, key, slug, data }: Entry): string[] {
  const stem = id.split('/').at(-1)?.replace(/\.md$/, '') ?? '';
  const { title, name } = data as Record<string, unknown>;
  return [key, slug, stem, title, name].flatMap((written) =>
    typeof written === 'string' ? toSlug(written) : [],
  );
}
