import type { z } from 'zod';
import type { EditorWords } from '#lib/fields/field.ts';

/** A folder of `content/` and the shape of the front matter in it. */
export interface Collection<Schema extends z.ZodType = z.ZodType> {
  /** The folder's name. */
  name: string;
  label: EditorWords;
  singular: EditorWords;
  /** Whether entries live in one folder per language; else one file serves all languages. */
  localized: boolean;
  schema: Schema;
  /** What pairs the languages of an entry: its slug, or its `uid` where it has one. */
  pairedBy?: 'uid';
  /** The pages of its entries; without it they stand on pages of others. */
  pages?: CollectionPages;
}

/** What the pages of a collection are; everything else about them follows from it. */
export interface CollectionPages {
  /**
   * The word for the collection in addresses; `null`: its entries stand right below the language. A language that
   * is added to the site may bring its own word (`folders` in `lib/i18n/locales.ts`); else it has the English one.
   */
  folder: EditorWords | null;
  /** How many entries stand on one page of its list; `null`: it has no list. */
  perPage: number | null;
  /** The key that holds the day of an entry: the list shows the newest first, and there is a feed. */
  dated?: string;
  /** The type of an entry in the vocabulary of schema.org; `null`: it says nothing of the kind. */
  schemaType: string | null;
  /** Which keys hold the words at the top of a page, where they are not `title` and `description`. */
  words?: { title?: string; description?: string };
}

/** Declares a collection; the types of its schema and of its properties are kept. */
export function defineCollection<const Declared extends Collection>(collection: Declared): Declared {
  return collection;
}
