import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The value that all processes share under this name; `null` if there is none. */
export async function readState(db: Kysely<Tables>, name: string): Promise<string | null> {
  const row = await db.selectFrom('state').where('name', '=', name).select('value').executeTakeFirst();
  return row?.value ?? null;
}

/** Sets a shared value, alone or within a transaction. */
export async function writeState(
  db: Kysely<Tables>,
  name: string,
  value: string,
  now = Date.now(),
): Promise<void> {
  await db
    .insertInto('state')
    .values({ name, value, changed_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: now }))
    .execute();
}

/** Sets a shared value unless there is one; returns the one that stands for all processes. */
export async function settleState(db: Kysely<Tables>, name: string, value: string): Promise<string> {
  await db
    .insertInto('state')
    .values({ name, value, changed_at: Date.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await readState(db, name)) ?? value;
}

/**
 * Whether this caller is the one that does a daily task: true for one caller of all processes per day
 * (UTC). A clock that is set back claims no day again, unless what was claimed lies days ahead: then it was wrong.
 */
export async function claimDaily(db: Kysely<Tables>, name: string, now: number): Promise<boolean> {
  const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  const day = dayOf(now);
  const claimed = await db
    .insertInto('state')
    .values({ name: `daily.${name}`, value: day, changed_at: now })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value: day, changed_at: now })
        .where(({ or, eb }) =>
          or([eb('state.value', '<', day), eb('state.value', '>', dayOf(now + 2 * 86_400_000))]),
        ),
    )
    .returning('name')
    .executeTakeFirst();
  return claimed !== undefined;
}
