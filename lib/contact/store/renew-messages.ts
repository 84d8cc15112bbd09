import type { Database } from '#lib/database/database.ts';

/** Lets the retention of messages that were last touched in this span start at `now`; returns how many. */
export async function renewMessages(
  database: Database,
  { from, to }: { from: number; to: number },
  now: number,
): Promise<number> {
  const { numUpdatedRows } = await database.write((transaction) =>
    transaction
      .updateTable('message')
      .set({ changed_at: now })
      .where('changed_at', '>=', from)
      .where('changed_at', '<=', to)
      .executeTakeFirstOrThrow(),
  );
  return Number(numUpdatedRows);
}
