import { isLocale, type Locale } from '#lib/i18n/locales.ts';
import { type CollectionName, collections } from './collections/all.ts';

/** What the path of a content file says about it. */
export interface ContentFile {
  /** Path relative to the content folder, with `/`. */
  id: string;
  collection: CollectionName;
  /** `null` where one file serves all languages, or where the path names no language. */
  locale: Locale | null;
  /** File name without its ending. */
  stem: string;
}

/** Reads collection and language off a path such as `services/es/assemblies.md`; `null` if it is no content. */
export function contentFile(id: string): ContentFile | null {
  const [collection, ...rest] = id.split('/');
  const name = rest.at(-1);
  if (!collection || !isCollection(collection) || !name?.endsWith('.md') || name.startsWith('.')) return null;
  const locale = rest.length > 1 && isLocale(rest[0]) ? rest[0] : null;
  return { id, collection, locale, stem: name.slice(0, -'.md'.length) };
}

function isCollection(name: string): name is CollectionName {
  return Object.hasOwn(collections, name);
}
