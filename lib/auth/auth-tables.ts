import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import type { Tables } from '#lib/database/tables.ts';

/** The columns of better-auth's tables that are read and written without it. */
export interface AuthTables {
  person: {
    id: string;
    name: string;
    email: string;
    role: string;
    locale: string;
    /** A boolean on Postgres, 1 and 0 on SQLite. */
    twoFactorEnabled: unknown;
  };
  session: { id: string; userId: string };
  credential: { id: string; userId: string };
  one_time_key: { id: string; identifier: string; value: string };
  second_factor: { id: string; userId: string };
}

/** The same connection or transaction, knowing the tables of the sign-in. */
export function authTables(db: Transaction<Tables>): Transaction<AuthTables>;
export function authTables(db: Kysely<Tables>): Kysely<AuthTables>;
export function authTables(db: Kysely<Tables>): Kysely<AuthTables> {
  // The cast says what `migrate-sign-in.ts` has seen to: that these tables are there.
  return db as unknown as Kysely<AuthTables>;
}

export type AuthDatabase = Pick<Database, 'db' | 'engine' | 'write'>;
