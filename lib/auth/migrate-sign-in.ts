import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import type { AuthDatabase } from './auth-tables.ts';
import { type EngineOptions, engineOptions } from './engine.ts';

/** Any number that nobody else uses for an advisory lock in this database. */
const lockNumber = 7_203_615_949;

/**
 * Gives the database the tables of better-auth, in one transaction. Of several processes that start at
 * once, one does it and the others wait.
 */
export async function migrateSignIn(database: AuthDatabase, options: EngineOptions): Promise<void> {
  await database.write(async (transaction) => {
    // On SQLite, the transaction itself is the lock.
    if (database.engine === 'postgres')
      await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction);
    const inTransaction = { ...options, database: { db: transaction, engine: database.engine } };
    const { runMigrations } = await getMigrations(engineOptions(inTransaction));
    await runMigrations();
  });
}
