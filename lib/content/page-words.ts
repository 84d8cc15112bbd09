import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { type PageEntry, pagesOf } from './collections/page-collections.ts';

/** The words of an entry that stand at the top of its page. */
export interface PageWords {
  /** The language they are written in. */
  lang: Locale;
  title: string;
  /** Inline Markdown; empty if there is none. */
  description: string;
}

/** The words of an entry in a language, else in the first language that it has. */
export function pageWords(entry: PageEntry, locale: Locale): PageWords {
  const { words = {} } = pagesOf(entry.collection);
  const data: Record<string, unknown> = entry.data;
  const lang = entry.locale ?? (isWrittenIn(entry, locale) ? locale : languagesOf(entry)[0]) ?? locale;
  return {
    lang,
    title: inLanguage(data[words.title ?? 'title'], lang) ?? '',
    description: inLanguage(data[words.description ?? 'description'], lang) ?? '',
  };
}

/** Whether an entry has words in a language: its file is of that language, or it serves all and has some. */
export function isWrittenIn(entry: PageEntry, locale: Locale): boolean {
  return entry.locale === null ? languagesOf(entry).includes(locale) : entry.locale === locale;
}

/** A value in a language: a map of languages holds one for each, a plain string is for all. */
export function inLanguage(value: unknown, locale: Locale): string | null {
  const own: unknown = isMap(value) ? value[locale] : value;
  return typeof own === 'string' && own.trim() ? own : null;
}

/** The languages of an entry that has one file for all: those of its title. */
function languagesOf(entry: PageEntry): Locale[] {
  const data: Record<string, unknown> = entry.data;
  const title = data[pagesOf(entry.collection).words?.title ?? 'title'];
  return localeCodes.filter((locale) => !isMap(title) || inLanguage(title, locale) !== null);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
