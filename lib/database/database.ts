import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * How the database came to be as it is. `lost`: its file was gone and a new one was begun; `damaged`: the same, the
 * old file is set aside; `replaced`: another file has taken its place since, and nothing is written any more.
 */
export type DatabaseState = 'ok' | 'lost' | 'damaged' | 'replaced';

/** The open database of this process, on SQLite or on Postgres. */
export interface Database {
  engine: 'sqlite' | 'postgres';
  db: Kysely<Tables>;
  /**
   * Runs `work` in one transaction that is on the disk when the promise resolves. `work` may run again, and
   * others wait for it: it uses nothing but its transaction.
   * @throws {DatabaseBusyError} if it stays locked for more than five seconds, or the disk is full.
   */
  write<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Lets nothing of what was deleted stay on the disk, nor its room, where this engine can see to that. */
  eraseTraces(): Promise<void>;
  state(): DatabaseState;
  close(): Promise<void>;
}

/** The database cannot take a change at present; a visitor is asked to try again, and keeps the text. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
}
