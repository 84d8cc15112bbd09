import type Sqlite from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { busyFailure } from './busy-failure.ts';
import { DatabaseBusyError } from './database.ts';
import { requireFileInPlace, type SqliteFiles } from './sqlite-files.ts';
import { patience, waitWhileLocked } from './wait-while-locked.ts';
import type { WriteLock } from './write-lock.ts';

/** What one caller of Kysely uses: reads at once, and writes when it is its turn. */
export class SqliteConnection implements DatabaseConnection {
  readonly #files: SqliteFiles;
  readonly #lock: WriteLock;
  /** Set while this connection has a transaction of its own. */
  #handLockOn: (() => void) | null = null;

  constructor(files: SqliteFiles, lock: WriteLock) {
    this.#files = files;
    this.#lock = lock;
  }

  async begin(): Promise<void> {
    const deadline = performance.now() + patience;
    const handLockOn = await this.#lock.acquire(deadline);
    try {
      // DEFERRED would fail at once, without waiting, when a transaction that has read wants to write.
      await waitWhileLocked(() => {
        requireFileInPlace(this.#files);
        this.#files.writer.exec('BEGIN IMMEDIATE');
      }, deadline);
      this.#handLockOn = handLockOn;
    } catch (error) {
      handLockOn();
      throw error;
    }
  }

  commit(): void {
    translateFailure(() => this.#files.writer.exec('COMMIT'));
    this.#end();
  }

  rollBack(): void {
    // A full disk can have made SQLite roll back by itself.
    if (this.#handLockOn && this.#files.writer.inTransaction) this.#files.writer.exec('ROLLBACK');
    this.#end();
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const files = this.#files;
    if (this.#handLockOn) {
      if (!files.writer.inTransaction) throw new DatabaseBusyError('The transaction has been undone.');
      return translateFailure(() => run<Row>(files.changes.get(sql), parameters));
    }
    const deadline = performance.now() + patience;
    const { readonly } = await waitWhileLocked(() => files.reads.get(sql), deadline);
    if (readonly) return waitWhileLocked(() => run<Row>(files.reads.get(sql), parameters), deadline);
    const handLockOn = await this.#lock.acquire(deadline);
    try {
      return await waitWhileLocked(() => {
        requireFileInPlace(files);
        return run<Row>(files.changes.get(sql), parameters);
      }, deadline);
    } finally {
      handLockOn();
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; an open cursor would block the reader.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Queries are not streamed. Read page by page.');
  }

  #end(): void {
    this.#handLockOn?.();
    this.#handLockOn = null;
  }
}

function run<Row>(statement: Sqlite.Statement<unknown[]>, parameters: readonly unknown[]): QueryResult<Row> {
  // The cast is Kysely's promise: it knows the columns of the query it compiled.
  if (statement.reader) return { rows: statement.all(...parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}

function translateFailure<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw busyFailure(error);
  }
}
