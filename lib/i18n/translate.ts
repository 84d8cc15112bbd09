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

/** Kept, with the messages that they have parsed. */
const translators = new Map<Locale, ReturnType<typeof createOne>>();

/** Returns the function that gives the interface strings of a language, in ICU MessageFormat. */
export function translator(locale: Locale) {
  const known = translators.get(locale) ?? createOne(locale);
  translators.set(locale, known);
  return known;
}

function createOne(locale: Locale) {
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
