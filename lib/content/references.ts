import { namesIn, type RelationField, relationFields } from './collections/relation-fields.ts';
import type { Entry } from './entry.ts';
import { findByName } from './find-by-name.ts';
import type { PageContext } from './page-context.ts';

/** A file that names an entry. */
export interface Reference {
  id: string;
  /** The fields that may name it. */
  paths: readonly RelationField['path'][];
  /** The entry's name as it stands there, in each of its spellings. */
  names: readonly string[];
}

/** The files of all languages that name an entry, whatever their collection. */
export function referencesTo(context: Pick<PageContext, 'derive' | 'index'>, entry: Entry): Reference[] {
  return Array.from(context.index.all()).flatMap((other) => {
    const fields = relationFields(other.collection).filter(
      ({ collection }) => collection === entry.collection,
    );
    const names = fields
      .flatMap(({ path }) => namesIn(other.data, path))
      .filter((name) => findByName(context, entry.collection, other.locale, name)?.key === entry.key);
    return names.length > 0
      ? [{ id: other.id, paths: fields.map(({ path }) => path), names: [...new Set(names)] }]
      : [];
  });
}
