import type { Kysely, Transaction } from 'kysely';
import { sharedInstance } from '#lib/shared-instance.ts';
import type { Tables } from './tables.ts';

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
  /** Lets nothing of what was deleted stay on the disk where this engine can see to that. */
  eraseTraces(): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot take a change at present; a visitor is asked to try again, and keeps the text. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
}

/** The database of the process. */
export const openedDatabase = sharedInstance<Database>('database');
