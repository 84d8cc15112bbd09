import { readFileSync } from 'node:fs';
import { countTexts, type KnownText } from './count-texts.ts';
import type { Count, Counts } from './counts.ts';

/** The counts that the filter starts with; `scripts/train-spam.ts` makes them. */
export const startingModelFile = new URL('./starting-model.tsv', import.meta.url);

/** Counts of everyday English mail; `scripts/count-mail-corpus.ts` makes them. */
export const everydayMailFile = new URL('./training/everyday-mail.en.tsv', import.meta.url);

/** How much a mail of everyday life counts beside a text that was written for a form like ours. */
const weightOfMail = 0.1;

/** Reads the counts that the filter starts with. */
export function readStartingModel(): Counts {
  return readCounts(startingModelFile);
}

/** Makes a model of texts, with everyday mail as the ground on which rare words are seen as ordinary. */
export function makeModel(texts: readonly KnownText[], mail = readCounts(everydayMailFile)): Counts {
  const own = countTexts(texts);
  const words = new Map(own.words);
  for (const [word, count] of mail.words)
    words.set(word, sum(words.get(word) ?? { spam: 0, wanted: 0 }, count));
  return { texts: sum(own.texts, mail.texts), words };
}

/** Counts as a file: the numbers of texts, then a word a line, sorted, each behind its two counts. */
export function writtenCounts({ texts, words }: Counts): string {
  const rows = [...words].sort(([one], [other]) => (one < other ? -1 : 1));
  return [['*', texts] as const, ...rows]
    .map(([word, { spam, wanted }]) => `${spam}\t${wanted}\t${word}\n`)
    .join('');
}

function sum(own: Count, mail: Count): Count {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    spam: rounded(own.spam + weightOfMail * mail.spam),
    wanted: rounded(own.wanted + weightOfMail * mail.wanted),
  };
}

function readCounts(file: URL): Counts {
  const [first, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n').map(parseRow);
  if (!first) throw new Error(`${file.pathname} is empty.`);
  return { texts: first[1], words: new Map(rows) };
}

function parseRow(row: string): [string, Count] {
  const [spam, wanted, word] = row.split('\t');
  if (word === undefined) throw new Error(`“${row}” is not “spam, wanted, word”.`);
  return [word, { spam: Number(spam), wanted: Number(wanted) }];
}
