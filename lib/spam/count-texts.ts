import type { Count, Counts } from './counts.ts';
import { wordsOf } from './words.ts';

/** A text of which it is known what it is. */
export interface KnownText {
  kind: keyof Count;
  text: string;
}

/** Counts the words and phrases of texts; a phrase that occurs in one text only says too little to be kept. */
export function countTexts(texts: readonly KnownText[]): Counts {
  const totals: Count = { spam: 0, wanted: 0 };
  const counts = new Map<string, Count>();
  for (const { kind, text } of texts) {
    totals[kind] += 1;
    const { words, phrases } = wordsOf(text);
    for (const word of [...words, ...phrases]) {
      const count = counts.get(word) ?? { spam: 0, wanted: 0 };
      count[kind] += 1;
      counts.set(word, count);
    }
  }
  const kept = [...counts].filter(([word, { spam, wanted }]) => !word.includes(' ') || spam + wanted > 1);
  return { texts: totals, words: new Map(kept) };
}
