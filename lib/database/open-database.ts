import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { mustRunAgain } from './busy-failure.ts';
import { type Database, DatabaseBusyError } from './database.ts';
import { eraseTraces } from './erase-traces.ts';
import { PostgresPool } from './postgres-pool.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { closeSqliteFiles, openSqliteFiles, requireFileInPlace, type SqliteFiles } from './sqlite-files.ts';
import type { Tables } from './tables.ts';
import { WriteLock } from './write-lock.ts';

/** How often a transaction is run that Postgres undoes because of another one. */
const attempts = 5;

/** Milliseconds between two looks whether the file is in its place, where nobody writes. */
const lookEvery = 10_000;

/** Opens the Postgres database at `databaseUrl`, or without one the SQLite file `site.db` in `dataDir`. */
export async function openDatabase(options: {
  databaseUrl: string | null;
  dataDir: string;
  /** Whether a file that is damaged makes room for a new one; else it cannot be opened. */
  setsAsideDamaged?: boolean;
}): Promise<Database> {
  return options.databaseUrl === null ? openSqlite(options) : openPostgres(options.databaseUrl);
}

async function openSqlite({
  dataDir,
  setsAsideDamaged = false,
}: {
  dataDir: string;
  setsAsideDamaged?: boolean;
}): Promise<Database> {
  const files = await openSqliteFiles(dataDir, { setsAsideDamaged });
  const lock = new WriteLock();
  const watch = setInterval(() => void lookAfter(files, lock), lookEvery).unref();
  const db = new Kysely<Tables>({ dialect: sqliteDialect(files, lock) });
  return {
    engine: 'sqlite',
    db,
    write: (work) => db.transaction().execute(work),
    eraseTraces: () => eraseTraces(files, lock),
    state: () => files.state,
    async close() {
      clearInterval(watch);
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
    state: () => 'ok',
    close: () => db.destroy(),
  };
}

/** Whoever writes next, or asks how the database is, is told what is wrong with it. */
async function lookAfter(files: SqliteFiles, lock: WriteLock): Promise<void> {
  const handLockOn = await lock.acquire(performance.now() + lookEvery).catch(() => null);
  if (!handLockOn) return;
  try {
    requireFileInPlace(files);
  } catch (error) {
    if (!(error instanceof DatabaseBusyError)) throw error;
  } finally {
    handLockOn();
  }
}
