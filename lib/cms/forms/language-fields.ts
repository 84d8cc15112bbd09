import type { z } from 'zod';
import { type CollectionName, collections } from '#lib/content/collections/all.ts';
import { fieldMeta } from '#lib/fields/field.ts';
import { isRequired, schemaKind } from '#lib/fields/schema-kind.ts';

/** Fields that hold text, but not the words of a language. */
const withoutWords: ReadonlySet<string> = new Set(['slug', 'uid', 'aliases', 'image']);

/** The schema of each field of a collection, by its key. */
export function collectionShape(name: CollectionName): Record<string, z.ZodType> {
  const kind = schemaKind(collections[name].schema);
  return kind.kind === 'object' ? kind.shape : {};
}

/**
 * The fields of a collection that say nothing in any language, such as a number, a date, or the names of other
 * entries: a file with nothing else has no text.
 */
export function sharedFields(name: CollectionName): string[] {
  return fieldsOf(name, (key, schema) => withoutWords.has(key) || !holdsWords(schema));
}

/** The fields by which the languages of an entry belong together. */
export function identityFields(name: CollectionName): string[] {
  return fieldsOf(name, (key, schema) => {
    const isKind = schemaKind(schema).kind === 'choice' || fieldMeta.get(schema)?.widget === 'hidden';
    return isKind || key === 'slug' || key === 'uid';
  });
}

/** The fields without which Decap saves no entry; it asks in the default language only. */
export function requiredFields(name: CollectionName): string[] {
  return fieldsOf(name, (_key, schema) => isRequired(schema));
}

function fieldsOf(name: CollectionName, test: (key: string, schema: z.ZodType) => boolean): string[] {
  return Object.entries(collectionShape(name)).flatMap(([key, schema]) => (test(key, schema) ? [key] : []));
}

function holdsWords(schema: z.ZodType): boolean {
  const { kind } = schemaKind(schema);
  if (kind === 'object') return true;
  const { widget } = fieldMeta.get(schema) ?? {};
  return (kind === 'text' || kind === 'list') && (widget === undefined || widget === 'text');
}
