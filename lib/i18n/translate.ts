import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import type es from '#messages/es.json';
import { type Locale, localeCodes } from './locales.ts';

/** The interface strings; every language has the keys of the Spanish ones (a test holds that). */
type Messages = typeof es;

const messages = Object.fromEntries(localeCodes.map((locale) => [locale, readMessages(locale)])) as Record<
  Locale,
  Messages
>;

/** Returns the function that gives the interface strings of a language, in ICU MessageFormat. */
export function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] });
}

/** The words of the studio's script, which fills them in by itself. */
export function studioWords(locale: Locale): Messages['studio']['words'] {
  return messages[locale].studio.words;
}

export type Translate = ReturnType<typeof translator>;

// Read rather than imported, so that a new language needs no line here.
function readMessages(locale: Locale): Messages {
  return JSON.parse(readFileSync(join(process.cwd(), 'messages', `${locale}.json`), 'utf8'));
}
