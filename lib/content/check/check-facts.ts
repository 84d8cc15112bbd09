import type { Locale } from '#lib/i18n/locales.ts';
import { plainText, renderInline } from '#lib/markdown/inline.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { isSettings } from '../collections/entry-kinds.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';
import { foldedWords } from './figures-in.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

interface KnownFact {
  id: string;
  quantity: Quantity;
  words: string[];
}

/**
 * Figures in texts that contradict the facts of the settings: the same kind of figure (money, share or
 * number) next to the words of a fact, but another value.
 */
export function checkFacts({ documents, settings, derive }: CheckContext): Problem[] {
  const factsOf = (locale: Locale) => derive(`facts/${locale}`, () => knownFacts(settings(locale).facts));
  return documents.flatMap((document) => {
    const { locale } = document.entry;
    return locale && !isSettings(document.entry) && document.body.figures.length > 0
      ? contradictions(document, factsOf(locale))
      : [];
  });
}

function knownFacts(facts: { id: string; number: string; text: string }[]): KnownFact[] {
  return facts.flatMap(({ id, number, text }) => {
    const [quantity] = quantitiesIn(number);
    const words = foldedWords(plainText(renderInline(text)));
    return quantity && words.length > 0 ? [{ id, quantity, words }] : [];
  });
}

function contradictions({ entry, body }: CheckedDocument, facts: KnownFact[]): Problem[] {
  return body.figures.flatMap((found) => {
    const fact = facts.find(
      ({ quantity, words }) =>
        quantity.unit === found.unit &&
        words.filter((word) => found.words.includes(word)).length >= Math.min(2, words.length),
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
