import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import type { WrittenMessage } from './stubborn-visitor.ts';

/** Compares what lies in the database of stopped servers with what their visitors were told. */
export async function inspectMessages(
  place: { databaseUrl: string | null; dataDir: string },
  written: readonly WrittenMessage[],
): Promise<string[]> {
  const database = await openDatabase(place);
  try {
    return [...(await unsoundness(database)), ...(await differences(database, written))];
  } finally {
    await database.close();
  }
}

async function differences({ db }: Database, written: readonly WrittenMessage[]): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await db.selectFrom('message').selectAll().execute();
  const byNonce = Map.groupBy(rows, ({ nonce }) => nonce);
  const mails = Map.groupBy(await db.selectFrom('outbox').selectAll().execute(), (row) => row.message_id);
  const files = Map.groupBy(await db.selectFrom('upload').selectAll().execute(), (row) => row.message_id);
  for (const { token, form, location } of written) {
    const [row, ...others] = byNonce.get(token.split('.').at(-2) ?? '') ?? [];
    if (others.length > 0) wrong.push(`${form.name} is there ${others.length + 1} times.`);
    if (!row && location) wrong.push(`${form.name} was taken and is lost.`);
    if (!row) continue;
    if (row.name !== form.name || row.email !== form.email || row.message !== form.message)
      wrong.push(`${form.name} is not as it was written.`);
    if (row.status !== 'new') wrong.push(`${form.name} is ${row.status}: ${row.suspicions}`);
    const kinds = (mails.get(row.id) ?? []).map(({ kind }) => kind).sort();
    if (kinds.join() !== 'confirmation,notice') wrong.push(`${form.name} has the mails ${kinds.join()}.`);
    const kept = (files.get(row.id) ?? []).map(({ size, sha256 }) => `${size} ${sha256}`);
    const given = form.file ? [`${form.file.bytes.length} ${sha256(form.file.bytes)}`] : [];
    if (kept.join() !== given.join()) wrong.push(`${form.name} has the files ${kept.join()}.`);
  }
  const strangers =
    rows.length - written.filter(({ token }) => byNonce.has(token.split('.').at(-2) ?? '')).length;
  if (strangers !== 0) wrong.push(`${strangers} messages are there that nobody wrote.`);
  return wrong;
}

/** Whether the database itself and what hangs together in it is whole. */
async function unsoundness({ engine, db }: Database): Promise<string[]> {
  const wrong = engine === 'sqlite' ? await fileUnsoundness(db) : [];
  const uploads = await db.selectFrom('upload').select(['id', 'sha256', 'is_complete']).execute();
  for (const { id, sha256: expected } of uploads.filter((row) => row.is_complete === 1)) {
    const hash = createHash('sha256');
    const pieces = db.selectFrom('upload_chunk').where('upload_id', '=', id).orderBy('position');
    for (const { bytes } of await pieces.select('bytes').execute()) hash.update(bytes);
    if (hash.digest('hex') !== expected) wrong.push(`The file ${id} is not whole.`);
  }
  return wrong;
}

async function fileUnsoundness(db: Database['db']): Promise<string[]> {
  const wrong: string[] = [];
  const { rows } = await sql<Record<string, unknown>>`pragma integrity_check`.execute(db);
  if (JSON.stringify(rows) !== '[{"integrity_check":"ok"}]')
    wrong.push(`The database says of itself: ${JSON.stringify(rows)}`);
  const dangling = await sql`pragma foreign_key_check`.execute(db);
  if (dangling.rows.length > 0) wrong.push(`${dangling.rows.length} rows belong to nothing.`);
  return wrong;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
