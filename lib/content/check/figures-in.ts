import { type Quantity, quantitiesIn } from './quantities.ts';

/** A figure with the words around it, folded, which say what it counts. */
export interface Figure extends Pick<Quantity, 'value' | 'unit' | 'written'> {
  words: string[];
}

/** How far from a figure (characters) the words count that say what it counts. */
const reach = 60;

/** The figures of a text. */
export function figuresIn(text: string): Figure[] {
  return quantitiesIn(text).map(({ value, unit, written, at, end }) => ({
    ...{ value, unit, written },
    words: foldedWords(text.slice(Math.max(0, at - reach), end + reach)),
  }));
}

/** The longer words of a text without accents, capitals and endings, each once. */
export function foldedWords(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}{5,}/gu);
  return words ? [...new Set(words.map((word) => word.slice(0, 6)))] : [];
}
