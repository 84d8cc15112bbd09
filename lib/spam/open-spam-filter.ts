import type { Database } from '#lib/database/database.ts';
import { type Counts, noCounts } from './counts.ts';
import { type Marks, openMarks } from './marks.ts';
import type { SpamFilter } from './verdict.ts';
import { weigh } from './weigh.ts';
import { wordsOf } from './words.ts';

/** For how long a sender waits for what people's marks have taught. */
const timeoutMs = 1000;

export interface SpamFilterOptions {
  database: Database;
  /** Told once when the database cannot be read, and words decide nothing. */
  report?: (message: string) => void;
}

/** Opens the filter: it knows no words but those of the texts that people have marked, which are in the database. */
export function openSpamFilter({ database, report = console.warn }: SpamFilterOptions): SpamFilter {
  const marks = openMarks(database);
  let isReported = false;

  async function marksOrNone(): Promise<Counts> {
    try {
      const counts = await withinTimeout(marks);
      isReported = false;
      return counts;
    } catch (error) {
      // Whatever is wrong with the database, what a sender wrote has to be received.
      if (!isReported) report(`Messages are judged without what marks have taught: ${String(error)}`);
      isReported = true;
      return noCounts;
    }
  }

  return {
    async judge(text) {
      return weigh(wordsOf(text), await marksOrNone());
    },
    learn: (text, mark) => marks.add([...wordsOf(text)], mark),
    unlearn: (text, mark) => marks.remove([...wordsOf(text)], mark),
  };
}

async function withinTimeout(marks: Marks): Promise<Counts> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer from the database in ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    return await Promise.race([marks.counts(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
