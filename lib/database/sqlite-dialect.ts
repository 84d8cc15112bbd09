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
import type { WriteLock } from './write-lock.ts';

/**
 * Kysely on SQLite without Kysely's one lock for everything: reads have a handle of their own, changes
 * queue for the other, and a transaction is IMMEDIATE and nobody else's query gets into it.
 */
export function sqliteDialect(files: SqliteFiles, lock: WriteLock): Dialect {
  return {
    createDriver: () => new SqliteDriver(files, lock),
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
  readonly #lock: WriteLock;

  constructor(files: SqliteFiles, lock: WriteLock) {
    this.#files = files;
    this.#lock = lock;
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

  /** Whoever opened the files closes them: Kysely does not come here if nothing was asked. */
  async destroy(): Promise<void> {}
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError('This connection was made by another driver.');
}
