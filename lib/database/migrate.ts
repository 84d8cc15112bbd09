import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';
import { createTables } from './migrations/20261121_create-tables.ts';
import { createShare } from './migrations/20261122_create-share.ts';
import { createSharedMemory } from './migrations/20261124_create-shared-memory.ts';
import { createRateLimit } from './migrations/20261201_create-rate-limit.ts';
import type { Tables } from './tables.ts';

/** In the order in which they are run; a new one goes to the end. */
const migrations: readonly Migration[] = [createTables, createShare, createSharedMemory, createRateLimit];

/** Any number that nobody else uses for an advisory lock in this database. */
const lockNumber = 7_203_615_948;

/** The database was changed by a later version of the site than this one. */
export class DatabaseIsNewerError extends Error {
  override name = 'DatabaseIsNewerError';

  constructor(unknown: readonly string[]) {
    super(
      `The database was changed by a newer version of the site (${unknown.join(', ')}). ` +
        'Start that version again, or restore the backup that was made before it ran first.',
    );
  }
}

/**
 * Brings the database to the shape that this version needs, in one transaction: all of it or nothing. Of
 * several processes that start at once, one does it and the others wait.
 * @throws {DatabaseIsNewerError}
 */
export async function migrate(database: Database, steps = migrations): Promise<void> {
  await database.write(async (transaction) => {
    // On SQLite, the transaction itself is the lock.
    if (database.engine === 'postgres') await lock(transaction);
    await transaction.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('run_at', 'bigint', (column) => column.notNull())
      .execute();
    const rows = await transaction.selectFrom('migration').select('name').orderBy('name').execute();
    const run = new Set(rows.map(({ name }) => name));
    const known = new Set(steps.map(({ name }) => name));
    if (!run.isSubsetOf(known)) throw new DatabaseIsNewerError([...run.difference(known)]);
    for (const { name, up } of steps.filter((step) => !run.has(step.name))) {
      // The cast takes away today's tables: a step works on those of its own time.
      await up(transaction as unknown as Kysely<unknown>, database.engine);
      await transaction.insertInto('migration').values({ name, run_at: Date.now() }).execute();
    }
  });
}

async function lock(transaction: Transaction<Tables>): Promise<void> {
  await sql`select set_config('lock_timeout', '120000', true), set_config('statement_timeout', '0', true)`.execute(
    transaction,
  );
  await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction);
}
