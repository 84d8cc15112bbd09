import { randomUUID } from 'node:crypto';
import type { Database } from '#lib/database/database.ts';
import { readState, writeState } from '#lib/database/state.ts';
import { type Count, type Counts, noCounts } from './counts.ts';

/** The row that counts texts; no word looks like it. */
const allTexts = '*';
/** The row of `state` that changes with every mark, so that other processes notice. */
const stateName = 'spam-marks';
/** Only the words seen most often are held in memory: some 2 MB. */
const mostHeld = 20_000;
/** How often to look whether another process has learnt something, in milliseconds. */
const lookEvery = 10_000;
/** How many words go into one statement. */
const batch = 500;

/** What people's marks have taught, kept in the database and held in memory. */
export interface Marks {
  /** The counts as this process last saw them; marks made by this process are always in them. */
  counts(): Promise<Counts>;
  add(words: readonly string[], kind: keyof Count): Promise<void>;
  /** Takes back what `add` has counted; a count never falls below nothing. */
  remove(words: readonly string[], kind: keyof Count): Promise<void>;
}

/** Opens the counts in the database; nothing is read before the first call. */
export function openMarks(database: Database): Marks {
  let held = noCounts;
  let version: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isStale = true;
  let looking: Promise<void> | null = null;

  function look(): Promise<void> {
    looking ??= read().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function read(): Promise<void> {
    isStale = false;
    lookedAt = performance.now();
    try {
      const current = await readState(database.db, stateName);
      if (current === version) return;
      held = await readCounts(database);
      version = current;
    } catch (error) {
      isStale = true;
      throw error;
    }
  }

  async function change(words: readonly string[], work: typeof addTo, kind: keyof Count): Promise<void> {
    // Sorted, so that two people who mark at once do not wait for each other in a circle on Postgres.
    const rows = [...words, allTexts].sort();
    try {
      await database.write(async (transaction) => {
        for (let from = 0; from < rows.length; from += batch)
          await work(transaction, rows.slice(from, from + batch), kind);
        await writeState(transaction, stateName, randomUUID());
      });
    } finally {
      isStale = true;
    }
  }

  return {
    async counts() {
      if (isStale) await look();
      // In the background: a sender does not wait for what another process has learnt.
      else if (performance.now() - lookedAt > lookEvery) look().catch(() => undefined);
      return held;
    },
    add: (words, kind) => change(words, addTo, kind),
    remove: (words, kind) => change(words, removeFrom, kind),
  };
}

type Transaction = Parameters<Parameters<Database['write']>[0]>[0];

async function addTo(transaction: Transaction, words: readonly string[], kind: keyof Count): Promise<void> {
  const one: Count = { spam: 0, wanted: 0, [kind]: 1 };
  await transaction
    .insertInto('spam_word')
    .values(words.map((word) => ({ word, ...one })))
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((row) => ({ [kind]: row(`spam_word.${kind}`, '+', 1) })),
    )
    .execute();
}

async function removeFrom(transaction: Transaction, words: readonly string[], kind: keyof Count) {
  await transaction
    .updateTable('spam_word')
    .set((row) => ({ [kind]: row(kind, '-', 1) }))
    .where('word', 'in', words)
    .where(kind, '>', 0)
    .execute();
  await transaction
    .deleteFrom('spam_word')
    .where('word', 'in', words)
    .where('spam', '=', 0)
    .where('wanted', '=', 0)
    .execute();
}

async function readCounts({ db }: Database): Promise<Counts> {
  const texts = await db.selectFrom('spam_word').selectAll().where('word', '=', allTexts).executeTakeFirst();
  const rows = await db
    .selectFrom('spam_word')
    .selectAll()
    .where('word', '<>', allTexts)
    .orderBy((row) => row('spam', '+', row.ref('wanted')), 'desc')
    .orderBy('word')
    .limit(mostHeld)
    .execute();
  return {
    texts: { spam: texts?.spam ?? 0, wanted: texts?.wanted ?? 0 },
    words: new Map(rows.map(({ word, spam, wanted }) => [word, { spam, wanted }])),
  };
}
