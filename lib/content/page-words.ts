import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { type PageEntry, pagesOf } from './collections/page-collections.ts';

/** The words of an entry that stand at the top of its page. */
export interface PageWords {
  /** The language they are written in. */
  lang: Locale;
  title: string;
  /** Inline Markdown; empty if there is none. */
  description: string;
  /** Markdown where the text of the page stands in a key; `null` where it is the text of the file. */
  text: string | null;
}

/** The words of an entry in a language, else in the first language that it has. */
export function pageWords(entry: PageEntry, locale: Locale): PageWords {
  const { words = {} } = pagesOf(entry.collection);
  const data: Record<string, unknown> = entry.data;
  const lang = entry.locale ?? (isWrittenIn(entry, locale) ? locale : languagesOf(entry)[0]) ?? locale;
  const text = words.text === undefined ? null : (inLanguage(data[words.text], lang) ?? '');
  return {
    lang,
    title: inLanguage(data[words.title ?? 'title'], lang) ?? '',
    description: inLanguage(data[words.description ?? 'description'], lang) ?? '',
    text,
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

/** The languages of an entry that has one file for all: those of its text, or else of its title. */
function languagesOf(entry: PageEntry): Locale[] {
  const { words = {} } = pagesOf(entry.collection);
  const data: Record<string, unknown> = entry.data;
  const written = [words.text, words.title ?? 'title'].map((key) => key && data[key]).find(isMap);
  return localeCodes.filter((locale) => !written || inLanguage(written, locale) !== null);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
