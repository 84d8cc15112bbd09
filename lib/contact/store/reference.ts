import { randomInt } from 'node:crypto';

/**
 * Without vowels, so that no words come about, and without what is taken for something else on paper or on
 * the telephone: 0 O, 1 I L, 5 S, 2 Z, 8 B, U V.
 */
const letters = '34679CDFGHJKMNPQRTVWXY';

const group = 4;

/** A new reference for a message: two groups of four, such as `7F3K-9QXM`; 5 · 10¹⁰ are possible. */
export function newReference(): string {
  const draw = () => Array.from({ length: group }, () => letters.charAt(randomInt(letters.length))).join('');
  return `${draw()}-${draw()}`;
}
