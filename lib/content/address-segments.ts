import { type AddressWord, localeCodes, locales } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import { collectionOfWord } from './addresses.ts';

/** The parts of a path, each as an address has it; `null` for one that cannot be read. */
export function segmentsOf(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter(Boolean)
      .map((segment) => toSlug(decodeURIComponent(segment)));
  } catch {
    // Percent signs that are no encoding: no page has such an address.
    return null;
  }
}

/** Whether a part of an address is this word of the site's addresses, in any language. */
export function isWord(word: AddressWord, segment: string): boolean {
  return localeCodes.some((code) => locales[code][word] === segment);
}

/** Words under which the home page is asked for. */
export const homeWords: ReadonlySet<string> = new Set(['home', 'inicio', 'index', 'index-html']);

/** Whether a page of the collection could never be reached under this slug: a page of the site itself stands there. */
export function isFixedAddress(slug: string): boolean {
  return homeWords.has(slug) || collectionOfWord(slug) !== null || isWord('contact', slug);
}
