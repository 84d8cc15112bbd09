import type { z } from 'zod';
import type { EditorWords } from './field.ts';

/** A folder of `content/` and the shape of the front matter in it. */
export interface Collection<Schema extends z.ZodType = z.ZodType> {
  /** The folder's name. */
  name: string;
  label: EditorWords;
  singular: EditorWords;
  /** Whether entries live in one folder per language; else one file serves all languages. */
  localized: boolean;
  schema: Schema;
}

/** Declares a collection; the schema's type is kept. */
export function defineCollection<Schema extends z.ZodType>(
  collection: Collection<Schema>,
): Collection<Schema> {
  return collection;
}
