import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { mustRunAgain } from './busy-failure.ts';
import { type Database, DatabaseBusyError } from './database.ts';
import { PostgresPool } from './postgres-pool.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { closeSqliteFiles, emptyLog, openSqliteFiles } from './sqlite-files.ts';
import type { Tables } from './tables.ts';
import { WriteLock } from './write-lock.ts';

/** How often a transaction is run that Postgres undoes because of another one. */
const attempts = 5;

/** Opens the Postgres database at `databaseUrl`, or without one the SQLite file `site.db` in `dataDir`. */
export async function openDatabase(options: {
  databaseUrl: string | null;
  dataDir: string;
}): Promise<Database> {
  return options.databaseUrl === null ? openSqlite(options.dataDir) : openPostgres(options.databaseUrl);
}

async function openSqlite(dataDir: string): Promise<Database> {
  const files = await openSqliteFiles(dataDir);
  const lock = new WriteLock();
  const db = new Kysely<Tables>({ dialect: sqliteDialect(files, lock) });
  return {
    engine: 'sqlite',
    db,
    write: (work) => db.transaction().execute(work),
    eraseTraces: () => emptyLog(files, lock),
    async close() {
      await db.destroy();
      await closeSqliteFiles(files, lock);
    },
  };
}

function openPostgres(databaseUrl: string): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new PostgresPool(databaseUrl) }) });
  return {
    engine: 'postgres',
    db,
    async write(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction().execute(work);
        } catch (error) {
          if (!mustRunAgain(error)) throw error;
          if (attempt === attempts)
            throw new DatabaseBusyError('Other changes came in between too often.', { cause: error });
          await setTimeout(Math.random() * 20 * 2 ** attempt);
        }
      }
    },
    async eraseTraces() {
      // Postgres clears away what was deleted by itself (autovacuum).
    },
    close: () => db.destroy(),
  };
}
