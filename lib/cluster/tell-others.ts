import { sql } from 'kysely';
import type { Database } from '#lib/database/database.ts';

/** The channel of Postgres on which processes tell each other that the content has changed. */
export const contentChannel = 'content';

/** Milliseconds to wait before each attempt: long enough for a Postgres that is started again. */
const pauses = [0, 200, 1_000, 3_000, 8_000];

/** Tells the other processes of a commit. Where Postgres does not answer for long, they find it by looking. */
export async function tellOthers(
  { engine, db }: Pick<Database, 'engine' | 'db'>,
  commit: string,
): Promise<void> {
  if (engine !== 'postgres') return;
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
    const isSaid = await sql`select pg_notify(${contentChannel}, ${commit})`.execute(db).then(
      () => true,
      () => false,
    );
    if (isSaid) return;
  }
}
