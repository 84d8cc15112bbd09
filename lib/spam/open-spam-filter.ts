import type { Database } from '#lib/database/database.ts';
import { type Counts, noCounts } from './counts.ts';
import { type Marks, openMarks } from './marks.ts';
import { readStartingModel } from './starting-model.ts';
import type { SpamFilter } from './verdict.ts';
import { weigh } from './weigh.ts';
import { wordsOf } from './words.ts';

/** For how long a sender waits for what people's marks have taught, in milliseconds. */
const patience = 1000;

export interface SpamFilterOptions {
  database: Database;
  /** Told once when the database cannot be read, and the filter judges by its starting model. */
  report?: (message: string) => void;
}

/** Opens the filter: the starting model, and what people's marks have added in the database. */
export function openSpamFilter({ database, report = console.warn }: SpamFilterOptions): SpamFilter {
  const start = readStartingModel();
  const marks = openMarks(database);
  let isReported = false;

  async function marksOrNone(): Promise<Counts> {
    try {
      const counts = await withinPatience(marks);
      isReported = false;
      return counts;
    } catch (error) {
      // Whatever is wrong with the database, what a sender wrote has to be received.
      if (!isReported) report(`Messages are judged without what marks have taught: ${String(error)}`);
      isReported = true;
      return noCounts;
    }
  }

  /** Single words, and the phrases that the model knows: others might be somebody's name. */
  function learnable(text: string): string[] {
    const { words, phrases } = wordsOf(text);
    return [...words, ...[...phrases].filter((phrase) => start.words.has(phrase))];
  }

  return {
    async judge(text) {
      return weigh(wordsOf(text), start, await marksOrNone());
    },
    learn: (text, mark) => marks.add(learnable(text), mark),
    unlearn: (text, mark) => marks.remove(learnable(text), mark),
  };
}

async function withinPatience(marks: Marks): Promise<Counts> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer from the database in ${patience} ms.`)), patience);
  });
  try {
    return await Promise.race([marks.counts(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
