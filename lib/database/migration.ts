import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** One step from one shape of the database to the next. What has been released is never edited. */
export interface Migration {
  /** Date and purpose, as the file is called. */
  name: string;
  /** Knows no table types: those describe today's tables, not those of the day it was written. */
  up(db: Kysely<unknown>, engine: Database['engine']): Promise<void>;
}
