import { type LocaleAddresses, localeCodes, locales } from '#lib/i18n/locales.ts';
import { toSlug } from './front-matter/slug.ts';

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
export function isWord(word: keyof LocaleAddresses, segment: string): boolean {
  return localeCodes.some((code) => locales[code][word] === segment);
}
