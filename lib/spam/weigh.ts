import type { Count, Counts } from './counts.ts';
import type { SpamVerdict } from './verdict.ts';
import type { WordsOfText } from './words.ts';

/** A text that people of this site have marked counts as much as this many of the starting model. */
const weightOfMarks = 4;
/** Marks of one word beyond this many change nothing more: no flood can turn a word for good. */
const mostMarks = 250;
/** How often a word has to be seen to be believed half. */
const doubt = 0.3;
/** Words that lean less than this to either side say nothing. */
const leastLeaning = 0.1;
/** Only the words that lean most count, so that a flood of harmless ones cannot drown them. */
const mostWords = 60;
/** From here on a text is set aside. */
const threshold = 0.85;
/** A text with fewer words that lean to spam is never set aside. */
const leastEvidence = 3;

interface Clue {
  word: string;
  /** The probability that a text with this word is spam, from 0 to 1. */
  spamminess: number;
}

/** Judges a text by the words of the starting model and of people's marks. */
export function weigh(text: WordsOfText, start: Counts, marks: Counts): SpamVerdict {
  const totals = {
    spam: start.texts.spam + weightOfMarks * marks.texts.spam,
    wanted: start.texts.wanted + weightOfMarks * marks.texts.wanted,
  };
  const clues: Clue[] = [];
  for (const word of [...text.words, ...text.phrases]) {
    const spamminess = spamminessOf(start.words.get(word), marks.words.get(word), totals);
    if (Math.abs(spamminess - 0.5) >= leastLeaning) clues.push({ word, spamminess });
  }
  clues.sort(byStrength);
  const strongest = clues.slice(0, mostWords);
  const probability = combine(strongest.map(({ spamminess }) => spamminess));
  const evidence = strongest.filter(({ spamminess }) => spamminess > 0.5).length;
  return {
    probability: Math.round(probability * 10_000) / 10_000,
    isSpam: probability >= threshold && evidence >= leastEvidence,
    words: strongest
      .slice(0, 8)
      .map(({ word, spamminess }) => ({ word, leansTo: spamminess > 0.5 ? 'spam' : 'wanted' })),
  };
}

/** Robinson's degree of belief: the share among spam against the share among all, doubted while rarely seen. */
function spamminessOf(start: Count | undefined, marks: Count | undefined, totals: Count): number {
  const spam = (start?.spam ?? 0) + weightOfMarks * Math.min(marks?.spam ?? 0, mostMarks);
  const wanted = (start?.wanted ?? 0) + weightOfMarks * Math.min(marks?.wanted ?? 0, mostMarks);
  const seen = spam + wanted;
  if (seen === 0) return 0.5;
  const spamShare = spam / Math.max(totals.spam, 1);
  const wantedShare = wanted / Math.max(totals.wanted, 1);
  return (doubt * 0.5 + seen * (spamShare / (spamShare + wantedShare))) / (doubt + seen);
}

function byStrength(one: Clue, other: Clue): number {
  const difference = Math.abs(other.spamminess - 0.5) - Math.abs(one.spamminess - 0.5);
  return difference || (one.word < other.word ? -1 : 1);
}

/**
 * The odds of all words together, scaled down by the root of their number: words of one text are no independent
 * witnesses, and multiplied plainly even a slight leaning of many would look certain.
 */
function combine(spamminesses: readonly number[]): number {
  if (spamminesses.length === 0) return 0.5;
  const logOdds = spamminesses.reduce((sum, spamminess) => sum + Math.log(spamminess / (1 - spamminess)), 0);
  return 1 / (1 + Math.exp(-logOdds / Math.sqrt(spamminesses.length)));
}
