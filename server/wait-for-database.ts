import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { DatabaseBusyError } from '#lib/database/database.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';
import { placeOf } from './explain-failure.ts';

/** Milliseconds to wait for Postgres: when a machine starts, it may come later than we do. */
const patience = 60_000;

/**
 * Waits until Postgres answers, saying so; a database in a file is there at once.
 * @throws {DatabaseBusyError} if it does not answer in a minute.
 */
export async function waitForDatabase(environment: Environment, say: (words: string) => void): Promise<void> {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl === null) return;
  const database = await openDatabase({ databaseUrl, dataDir });
  const deadline = performance.now() + patience;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sql`select 1`.execute(database.db);
        return;
      } catch (error) {
        if (!(error instanceof DatabaseBusyError) || performance.now() > deadline) throw error;
        const words = { place: placeOf(environment) };
        if (attempt === 1) say(translator(environment.terminalLocale)('terminal.start.waiting', words));
        await wait(1_000);
      }
    }
  } finally {
    await database.close();
  }
}
