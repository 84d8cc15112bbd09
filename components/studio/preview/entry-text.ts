/// <reference path="./decap-modules.d.ts" />
import { frontmatterYAML } from 'decap-cms-core/dist/esm/formats/frontmatter.js';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import { type ImmutableMap, isMap, type PreviewProps } from './draft.ts';

/** A file of the entry as a save would send it. */
export interface EntryText {
  path: string;
  raw: string;
}

const format = frontmatterYAML();

/** The file of one language of the entry in the form; `null` while nothing is loaded, or in this language. */
export function entryText(
  props: Pick<PreviewProps, 'collection' | 'fields' | 'state'>,
  locale: Locale,
): EntryText | null {
  const { collection, fields, state } = props;
  const data = dataOf(props, locale);
  if (!data) return null;
  const values = data.toJS();
  const isNew = state.entryDraft.getIn(['entry', 'newRecord']) === true;
  const path = isNew ? newName(values) : String(state.entryDraft.getIn(['entry', 'path']));
  const order = [...fields].map((field) => String(field.get('name')));
  return {
    path: filePath(collection, path, locale),
    // Without a revision the server would take a file of the same name for what was changed.
    raw: `${format.toFile(isNew ? { ...values, _revision: 'none' } : values, order)}\n`,
  };
}

/** The value of a field as the form holds it. */
export function formValue(props: FormState, locale: Locale, name: string): unknown {
  return dataOf(props, locale)?.get(name);
}

type FormState = Pick<PreviewProps, 'collection' | 'state'>;

function dataOf({ collection, state }: FormState, locale: Locale) {
  const isOther = isLocalized(collection) && locale !== defaultLocale;
  const data = state.entryDraft.getIn(['entry', ...(isOther ? ['i18n', locale] : []), 'data']);
  return isMap(data) ? data : null;
}

/** Whether the languages of a collection are files of their own. */
export function isLocalized(collection: ImmutableMap): boolean {
  return Boolean(collection.get('i18n'));
}

/** The file of one language, below which Decap's own path leaves the language out. */
export function filePath(collection: ImmutableMap, path: string, locale: Locale): string {
  const folder = `content/${String(collection.get('name'))}/`;
  const name = path.startsWith(folder) ? path.slice(folder.length) : path;
  return isLocalized(collection) ? `${folder}${locale}/${name}` : folder + name;
}

// Decap names a file when it is first saved; until then the address of the preview comes from its title.
function newName({ title, uid }: Record<string, unknown>): string {
  return `${toSlug(String(title ?? uid ?? '')) || 'nuevo'}.md`;
}
