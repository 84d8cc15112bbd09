import type Sqlite from 'better-sqlite3';

/** The most that are kept; what was used least lately goes. Ours are about a hundred. */
const most = 200;

/**
 * The statements of one handle, each compiled once. Besides the time, this keeps the process small: what a
 * statement holds is outside the heap, so a thousand of them do not wake the garbage collector.
 */
export class PreparedStatements {
  readonly #handle: Sqlite.Database;
  readonly #known = new Map<string, Sqlite.Statement<unknown[]>>();

  constructor(handle: Sqlite.Database) {
    this.#handle = handle;
  }

  get(sql: string): Sqlite.Statement<unknown[]> {
    const statement = this.#known.get(sql) ?? this.#handle.prepare(sql);
    this.#known.delete(sql);
    this.#known.set(sql, statement);
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
    return statement;
  }
}
