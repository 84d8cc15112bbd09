/** Characters that nobody sees and that only do harm, and marks that belong onto the letter before them. */
const joiner = '(?<=[\\p{Script=Latin}\\p{N}\\p{P}\\s]|^)[\\u200c\\u200d]+';
const removable =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\u180e\\ufeff\\ufdd0\\ufdd1]+';

/** Matches runs of such characters; joiners stay within emoji and scripts that need them. */
export const invisibleCharacters = new RegExp(`${removable}|${joiner}`, 'gu');

/** Matches a letter with separate accents (NFD), as some systems write file names. */
export const decomposed = /\P{M}\p{M}+/gu;

/**
 * Removes invisible characters and joins accents with their letters (content case 27). Half a character, which
 * YAML can write as an escape and no address or file can hold, becomes U+FFFD.
 */
export function cleanCharacters(text: string): string {
  return text.toWellFormed().replace(invisibleCharacters, '').normalize('NFC');
}
