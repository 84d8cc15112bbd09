import type { Count, Counts } from './counts.ts';
import type { SpamVerdict } from './verdict.ts';

/** So many texts of each kind have to be marked before words decide anything. */
const minTexts = 10;
/** In so many marked texts a word has to occur before it counts. */
const minSightings = 5;
/** Marks of one word beyond this many change nothing more: no flood can turn a word for good. */
const maxMarks = 250;
/** How often a word has to be seen to be believed half. */
const doubt = 1;
/** Words that lean less than this to either side say nothing. */
const minLeaning = 0.1;
/** Only the words that lean most count, so that a flood of harmless ones cannot drown them. */
const maxWords = 60;
/** From here on a text is set aside. */
const threshold = 0.85;
/** A text with fewer words that lean to spam is never set aside. */
const minEvidence = 3;

interface Clue {
  word: string;
  /** The probability that a text with this word is spam, from 0 to 1. */
  spamminess: number;
}

/** Judges a text by the words of those that the team has marked. */
export function weigh(words: ReadonlySet<string>, marks: Counts): SpamVerdict {
  const isTaught = marks.texts.spam >= minTexts && marks.texts.wanted >= minTexts;
  const clues = isTaught ? cluesIn(words, marks) : [];
  const probability = combine(clues.map(({ spamminess }) => spamminess));
  const evidence = clues.filter(({ spamminess }) => spamminess > 0.5).length;
  return {
    probability: Math.round(probability * 10_000) / 10_000,
    isSpam: probability >= threshold && evidence >= minEvidence,
    words: clues
      .slice(0, 8)
      .map(({ word, spamminess }) => ({ word, leansTo: spamminess > 0.5 ? 'spam' : 'wanted' })),
  };
}

/** The words that lean most, strongest first. */
function cluesIn(words: ReadonlySet<string>, { words: known, texts }: Counts): Clue[] {
  const clues: Clue[] = [];
  for (const word of words) {
    const seen = known.get(word);
    if (!seen || seen.spam + seen.wanted < minSightings) continue;
    const spamminess = spamminessOf(seen, texts);
    if (Math.abs(spamminess - 0.5) >= minLeaning) clues.push({ word, spamminess });
  }
  return clues.sort(byStrength).slice(0, maxWords);
}

/** Robinson's degree of belief: the share among spam against the share among all, doubted while rarely seen. */
function spamminessOf(marks: Count, totals: Count): number {
  const spam = Math.min(marks.spam, maxMarks);
  const wanted = Math.min(marks.wanted, maxMarks);
  const spamShare = spam / totals.spam;
  const wantedShare = wanted / totals.wanted;
  const seen = spam + wanted;
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
