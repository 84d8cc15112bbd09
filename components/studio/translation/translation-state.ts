import { type Locale, localeCodes } from '#lib/i18n/locales.ts';

/** How the form of one language stands to the others. */
export type TranslationState =
  /** Nothing is written; `from` is a language in which there is something. */
  | { kind: 'missing'; from: Locale }
  /** It says the very same as in the language `from`. */
  | { kind: 'copied'; from: Locale };

/** Reads a field of the form in a language. */
export type ReadField = (locale: Locale, name: string) => unknown;

/** How the form of `locale` stands to the others; `null`: there is nothing to say. */
export function translationState(read: ReadField, locale: Locale): TranslationState | null {
  const others = localeCodes.filter((code) => code !== locale && isWritten(read, code));
  const same = others.find((code) => isSame(read, locale, code) && isCopy(read, locale, code));
  if (same) return { kind: 'copied', from: same };
  const [from] = others;
  return from && !isWritten(read, locale) ? { kind: 'missing', from } : null;
}

function isWritten(read: ReadField, locale: Locale): boolean {
  if (text(read(locale, 'body')) || text(read(locale, 'description'))) return true;
  // Where the default language is missing, the server lends a title and says that there is no file.
  return text(read(locale, 'title')) !== '' && read(locale, '_revision') !== 'none';
}

function isSame(read: ReadField, a: Locale, b: Locale): boolean {
  const [title, body] = [text(read(a, 'title')), text(read(a, 'body'))];
  if (title !== text(read(b, 'title')) || body !== text(read(b, 'body'))) return false;
  // A page of a title alone may be called the same; one that is about to be translated is not public.
  return body !== '' || (title !== '' && read(a, 'published') === false);
}

/** Of two that say the same, the copy is the one that is not public, else that of the later language. */
function isCopy(read: ReadField, locale: Locale, other: Locale): boolean {
  const [isHidden, isOtherHidden] = [locale, other].map((code) => read(code, 'published') === false);
  return isHidden === isOtherHidden
    ? localeCodes.indexOf(locale) > localeCodes.indexOf(other)
    : isHidden === true;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
