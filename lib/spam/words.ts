import { folded, unmasked, withoutDisguise } from './plain-text.ts';
import { findTraits } from './traits.ts';

/** How many words of a text count; a text of 10,000 characters has fewer. */
const mostWords = 2000;

/** What a text consists of for the filter. Each thing occurs once, however often it was said. */
export interface WordsOfText {
  /** Words in lower case without accents, and traits such as `http ×3`. */
  words: ReadonlySet<string>;
  /** Two words that follow each other, with a space between them. */
  phrases: ReadonlySet<string>;
}

/** Takes a text apart into what is counted. The same text always gives the same. */
export function wordsOf(text: string): WordsOfText {
  const { traits, rest } = findTraits(withoutDisguise(text));
  const words = new Set(traits);
  const phrases = new Set<string>();
  let before = '';
  let count = 0;
  for (const [written] of rest.matchAll(/[\p{L}\p{M}\p{N}]+(?:@[\p{L}]+)?/gu)) {
    count += 1;
    if (count > mostWords) break;
    const word = unmasked(folded(written));
    const isWord = word.length > 1 && word.length <= 30 && /\p{L}/u.test(word);
    if (isWord) words.add(word);
    if (isWord && before) phrases.add(`${before} ${word}`);
    before = isWord ? word : '';
  }
  return { words, phrases };
}
