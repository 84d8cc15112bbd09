import { plainText, renderInline } from '#lib/markdown/inline.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

interface KnownFact {
  id: string;
  quantity: Quantity;
  words: string[];
}

/** How far from a figure (characters) the words count that say what it counts. */
const reach = 60;

/**
 * Figures in texts that contradict the facts of the settings: the same kind of figure (money, share or
 * number) next to the words of a fact, but another value.
 */
export function checkFacts({ documents, settings }: CheckContext): Problem[] {
  return documents.flatMap((document) => {
    const { locale } = document.entry;
    if (!locale || document.entry.collection === 'settings') return [];
    const facts = settings(locale).facts.flatMap(({ id, number, text }): KnownFact[] => {
      const [quantity] = quantitiesIn(number);
      const words = wordsOf(plainText(renderInline(text, locale)));
      return quantity && words.length > 0 ? [{ id, quantity, words }] : [];
    });
    return contradictions(document, facts);
  });
}

function contradictions({ entry, body }: CheckedDocument, facts: KnownFact[]): Problem[] {
  return quantitiesIn(body.text).flatMap((found) => {
    const around = new Set(wordsOf(body.text.slice(Math.max(0, found.at - reach), found.end + reach)));
    const fact = facts.find(
      ({ quantity, words }) =>
        quantity.unit === found.unit &&
        words.filter((word) => around.has(word)).length >= Math.min(2, words.length),
    );
    if (!fact || isClose(fact.quantity.value, found.value)) return [];
    const values = { found: found.written, known: fact.quantity.written, fact: fact.id };
    return [problemAt('fact-contradiction', entry.id, values)];
  });
}

/** “More than 20 million” and “21M” agree: one is the other, rounded. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.05 * Math.max(Math.abs(a), Math.abs(b));
}

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}{5,}/gu);
  return words ? [...new Set(words.map((word) => word.slice(0, 6)))] : [];
}
