import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { SqliteConnection } from './sqlite-connection.ts';
import type { SqliteFiles } from './sqlite-files.ts';
import { WriteLock } from './write-lock.ts';

/**
 * Kysely on SQLite without Kysely's one lock for everything: reads have a handle of their own, changes
 * queue for the other, and a transaction is IMMEDIATE and nobody else's query gets into it.
 */
export function sqliteDialect(files: SqliteFiles): Dialect {
  return {
    createDriver: () => new SqliteDriver(files),
    createAdapter: () => new ConcurrentSqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class ConcurrentSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #files: SqliteFiles;
  readonly #lock = new WriteLock();

  constructor(files: SqliteFiles) {
    this.#files = files;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#files, this.#lock);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).rollBack();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    own(connection).rollBack();
  }

  /** Waits for the change under way. */
  async destroy(): Promise<void> {
    const handLockOn = await this.#lock.acquire(performance.now() + 5000).catch(() => () => {});
    this.#files.reader.close();
    this.#files.writer.close();
    handLockOn();
  }
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError('This connection was made by another driver.');
}
