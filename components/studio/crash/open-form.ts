/// <reference path="../preview/decap-modules.d.ts" />
import { persistLocalBackup } from 'decap-cms-core/dist/esm/actions/entries.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { defaultLocale, type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { type ImmutableMap, isMap } from '../preview/draft.ts';
import { entryText, isLocalized } from '../preview/entry-text.ts';

/** What stood in the form at one moment. */
export interface OpenForm {
  /** Decap's entry and the collection that it belongs to. */
  entry: ImmutableMap;
  collection: ImmutableMap;
  /** Whether something in it is not published. */
  hasChanged: boolean;
  /** The file of each language in which something is written. */
  files: { locale: Locale; path: string; text: string }[];
}

/** Reads the form that is open; `null` if there is none. */
export function readOpenForm(): OpenForm | null {
  const { entryDraft, collections } = store.getState();
  const entry = entryDraft.get('entry');
  const collection = isMap(entry) ? collections.get(String(entry.get('collection'))) : null;
  if (!isMap(entry) || !isMap(collection)) return null;
  const fields = fieldsOf(collection, String(entry.get('slug')));
  const locales = isLocalized(collection) ? localeCodes : [defaultLocale];
  const files = locales.flatMap((locale) => {
    const file = entryText({ collection, fields, state: { entryDraft } }, locale);
    return file ? [{ locale, path: file.path, text: file.raw.replace(/^_revision:.*\n/m, '') }] : [];
  });
  return { entry, collection, hasChanged: entryDraft.get('hasChanged') === true, files };
}

/** Has the browser keep what is not published, which Decap offers when the entry is opened again. */
export function keepForm({ entry, collection, hasChanged }: OpenForm): void {
  if (hasChanged) store.dispatch(persistLocalBackup(entry, collection));
}

function fieldsOf(collection: ImmutableMap, slug: string): Iterable<ImmutableMap> {
  // A collection has its fields in a list of Decap's maps, or files that have them.
  const files = (collection.get('files') ?? []) as Iterable<ImmutableMap>;
  const form = [...files].find((file) => file.get('name') === slug) ?? collection;
  return (form.get('fields') ?? []) as Iterable<ImmutableMap>;
}
