import { readFileSync } from 'node:fs';
import type { Count, Counts } from './counts.ts';

/** Where the counts lie that the filter starts with; `scripts/train-spam.ts` makes them. */
export const startingModelFile = new URL('./starting-model.tsv', import.meta.url);

/** Reads the counts that the filter starts with. */
export function readStartingModel(): Counts {
  const [first, ...rows] = readFileSync(startingModelFile, 'utf8').trimEnd().split('\n');
  return { texts: parseRow(first ?? '')[1], words: new Map(rows.map(parseRow)) };
}

/** The counts as a file: the numbers of texts, then a word a line, sorted, each behind its two counts. */
export function writtenModel({ texts, words }: Counts): string {
  const rows = [...words].sort(([one], [other]) => (one < other ? -1 : 1));
  return [['*', texts] as const, ...rows]
    .map(([word, { spam, wanted }]) => `${spam}\t${wanted}\t${word}\n`)
    .join('');
}

function parseRow(row: string): [string, Count] {
  const [spam, wanted, word] = row.split('\t');
  if (word === undefined)
    throw new Error(`${startingModelFile.pathname}: “${row}” is not “spam, wanted, word”.`);
  return [word, { spam: Number(spam), wanted: Number(wanted) }];
}
