import type { Locale } from '#lib/i18n/locales.ts';
import { phrasesEn } from './phrases-en.ts';
import { phrasesEs } from './phrases-es.ts';

/** Decap's interface strings, nested by the parts of their keys. */
export interface Phrases {
  [key: string]: string | Phrases;
}

/** Decap brings the words of other languages, as far as it has them. */
const own: Partial<Record<Locale, Readonly<Record<string, string>>>> = { es: phrasesEs, en: phrasesEn };

/** Decap's words for a language, with ours over them. */
export function phrasesFor(locale: Locale, given: Phrases): Phrases {
  const phrases = structuredClone(given);
  for (const [key, text] of Object.entries(own[locale] ?? {})) setPhrase(phrases, key.split('.'), text);
  return phrases;
}

/** The keys of all phrases, such as `app.header.content`. */
export function phraseKeys(phrases: Phrases, prefix = ''): string[] {
  return Object.entries(phrases).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : phraseKeys(value, `${prefix}${key}.`),
  );
}

function setPhrase(phrases: Phrases, [key = '', ...rest]: string[], text: string): void {
  const inner = phrases[key];
  if (rest.length === 0) phrases[key] = text;
  else if (typeof inner === 'object') setPhrase(inner, rest, text);
  else phrases[key] = nest(rest, text);
}

function nest([key = '', ...rest]: string[], text: string): Phrases {
  return { [key]: rest.length > 0 ? nest(rest, text) : text };
}
