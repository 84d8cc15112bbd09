import type { z } from 'zod';
import { type FieldMeta, fieldMeta } from '#lib/fields/field.ts';
import { schemaKind } from '#lib/fields/schema-kind.ts';
import { type CollectionName, collections } from './all.ts';

/** A field that names entries of a collection. */
export interface RelationField {
  /** The keys that lead to it; `*` stands for each item of a list. */
  path: readonly string[];
  /** Whose entries it names. */
  collection: CollectionName;
}

const known = new Map<CollectionName, readonly RelationField[]>();

/** The fields of a collection that name entries of others, however deep they stand. */
export function relationFields(name: CollectionName): readonly RelationField[] {
  const found = known.get(name) ?? fieldsOf(name);
  known.set(name, found);
  return found;
}

function fieldsOf(name: CollectionName): RelationField[] {
  return fieldsWith(name, ({ widget }) => widget === 'relation').flatMap(({ path, meta }) => {
    const { collection } = meta;
    return collection && isCollection(collection) ? { path, collection } : [];
  });
}

function isCollection(name: string): name is CollectionName {
  return Object.hasOwn(collections, name);
}

/** The paths of the fields of a collection that name a file of the media library. */
export function mediaFields(name: CollectionName): readonly (readonly string[])[] {
  const found = knownMedia.get(name) ?? fieldsWith(name, isMedia).map(({ path }) => path);
  knownMedia.set(name, found);
  return found;
}

const knownMedia = new Map<CollectionName, readonly (readonly string[])[]>();

function isMedia({ widget }: Partial<FieldMeta>): boolean {
  return widget === 'image' || widget === 'file';
}

interface FoundField {
  path: readonly string[];
  meta: Partial<FieldMeta>;
}

function fieldsWith(name: CollectionName, isWanted: (meta: Partial<FieldMeta>) => boolean): FoundField[] {
  return within(collections[name].schema, []);

  function within(schema: z.ZodType, path: readonly string[]): FoundField[] {
    const meta = fieldMeta.get(schema) ?? {};
    const kind = schemaKind(schema);
    const own = isWanted(meta) ? [{ path: kind.kind === 'list' ? [...path, '*'] : path, meta }] : [];
    if (kind.kind === 'list') return [...own, ...within(kind.item, [...path, '*'])];
    if (kind.kind !== 'object') return own;
    return [...own, ...Object.entries(kind.shape).flatMap(([key, field]) => within(field, [...path, key]))];
  }
}

/** The names that stand at the path of a relation, in their order; what is no name is passed over. */
export function namesIn(data: unknown, path: readonly string[]): string[] {
  return placesOf(data, path).map(({ name }) => name);
}

/** The names at the path of a relation, each with the keys that lead to it, such as `collaborators.1`. */
export function placesOf(
  data: unknown,
  [key, ...rest]: readonly string[],
  above: readonly string[] = [],
): { name: string; key: string }[] {
  if (key === undefined) return typeof data === 'string' ? [{ name: data, key: above.join('.') }] : [];
  if (typeof data !== 'object' || data === null) return [];
  const items =
    key === '*'
      ? Object.entries(Array.isArray(data) ? data : [])
      : [[key, (data as Record<string, unknown>)[key]] as const];
  return items.flatMap(([at, value]) => placesOf(value, rest, [...above, at]));
}
