import { z } from 'zod';

/** A single line that may be missing; blank and `null` count as missing. */
export const optionalLine = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || undefined);

/** The key of a parameter, by the other names under which editors write it. */
type Synonyms = Record<string, string>;

/** Accepts the parameters of `schema` under other names too; the proper name wins where both stand. */
export function withSynonyms<Schema extends z.ZodType>(synonyms: Synonyms, schema: Schema) {
  return z.preprocess((written) => (isRecord(written) ? rename(written, synonyms) : written), schema);
}

/** Accepts a plain string where an object is expected: the value of its main key. */
export function orString<Schema extends z.ZodType>(key: string, schema: Schema) {
  return z.preprocess((written) => (typeof written === 'string' ? { [key]: written } : written), schema);
}

/** A list in which missing means empty and a single item needs no brackets; blank items are dropped. */
export function listOf<Schema extends z.ZodType>(item: Schema, isBlank: (item: z.infer<Schema>) => boolean) {
  const list = z.array(item).transform((items) => items.filter((each) => !isBlank(each)));
  return z.preprocess((written) => asArray(written), list);
}

function asArray(written: unknown): unknown {
  if (written === undefined || written === null || written === '') return [];
  return Array.isArray(written) ? written : [written];
}

function rename(written: Record<string, unknown>, synonyms: Synonyms): Record<string, unknown> {
  const renamed = { ...written };
  for (const [other, key] of Object.entries(synonyms)) {
    if (isMissing(renamed[key]) && !isMissing(renamed[other])) renamed[key] = renamed[other];
  }
  return renamed;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
