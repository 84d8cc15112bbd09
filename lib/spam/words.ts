import { folded, unmasked, withoutDisguise } from './plain-text.ts';
import { findTraits } from './traits.ts';

/** How many words of a text count; a text of 10,000 characters has fewer. */
const maxWords = 2000;

/** Scripts that put no space between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Takes a text apart into what is counted: words in lower case without accents, and traits such as `!!!`. Each occurs
 * once, however often it was said; the same text always gives the same.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const { traits, rest } = findTraits(withoutDisguise(text));
  const words = new Set(traits);
  let count = 0;
  for (const [written] of rest.matchAll(/[\p{L}\p{M}\p{N}]+(?:@[\p{L}]+)?/gu)) {
    for (const part of partsOf(written)) {
      count += 1;
      if (count > maxWords) return words;
      const word = unmasked(folded(part));
      if (word.length > 1 && word.length <= 30 && /\p{L}/u.test(word)) words.add(word);
    }
  }
  return words;
}

function partsOf(written: string): string[] {
  if (!unspaced.test(written)) return [written];
  return Array.from(segmenter.segment(written), ({ segment }) => segment);
}
