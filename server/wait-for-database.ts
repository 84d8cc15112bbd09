import { sql } from 'kysely';
import { openDatabase } from '#lib/database/open-database.ts';
import { throughOutages } from '#lib/database/through-outages.ts';
import type { Environment } from '#lib/env.ts';
import { translator } from '#lib/i18n/translate.ts';
import { placeOf } from './explain-failure.ts';

/**
 * Waits until Postgres answers, saying so; a database in a file is there at once.
 * @throws {DatabaseBusyError} if it does not answer in a minute.
 */
export async function waitForDatabase(environment: Environment, say: (words: string) => void): Promise<void> {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl === null) return;
  const database = await openDatabase({ databaseUrl, dataDir });
  const words = { place: placeOf(environment) };
  try {
    await throughOutages(
      database,
      () => sql`select 1`.execute(database.db),
      () => say(translator(environment.terminalLocale)('terminal.start.waiting', words)),
    );
  } finally {
    await database.close();
  }
}
