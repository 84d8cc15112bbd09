import { z } from 'zod';
import type { Locale } from '#lib/i18n/locales.ts';

/** Words for an editor, in the two languages of the studio. */
export interface EditorWords {
  es: string;
  en: string;
}

/** The words in the studio's language; a language in which the studio does not speak yet gets the Spanish ones. */
export function wordsIn(words: EditorWords, locale: Locale): string {
  return locale in words ? words[locale as keyof EditorWords] : words.es;
}

/** What the studio shows of a field; kept beside the schema as zod metadata. */
export interface FieldMeta {
  label: EditorWords;
  hint?: EditorWords;
  /** Which control suits the field where its type alone does not say so. */
  widget?: 'text' | 'image' | 'file' | 'relation' | 'datetime' | 'hidden';
  /** For `widget: 'relation'`: the collection whose entries may be named. */
  collection?: string;
}

/** The registry in which every field of every collection has its label; a test holds that none is missing. */
export const fieldMeta = z.registry<FieldMeta>();

/** Gives a schema the label (and hint) under which an editor knows it. */
export function field<Schema extends z.ZodType>(
  schema: Schema,
  label: EditorWords,
  more: Omit<FieldMeta, 'label'> = {},
): Schema {
  // A clone, since several fields may share one schema (`line`) and each has its own label.
  const labelled = schema.clone();
  fieldMeta.add(labelled, { label, ...more });
  return labelled;
}
