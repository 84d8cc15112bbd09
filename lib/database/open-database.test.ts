import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { engines, testDatabase, testDatabasePlace } from '#tests/doubles/database.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

describe.each(engines)('a database on %s', (engine) => {
  it('keeps what a transaction wrote, and nothing of one that failed', async () => {
    const database = await testDatabase(engine);
    await database.write((transaction) => put(transaction, 'kept', '1'));
    const failing = database.write(async (transaction) => {
      await put(transaction, 'undone', '1');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names(database)).toEqual(['kept']);
  });

  it('lets nobody see or disturb a transaction that is under way', async () => {
    const database = await testDatabase(engine);
    const [isWritten, isRead] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = database.write(async (transaction) => {
      await put(transaction, 'slow', '1');
      isWritten.resolve();
      await isRead.promise;
      const own = transaction.selectFrom('state').where('name', '=', 'slow').selectAll();
      expect(await own.execute()).toHaveLength(1);
    });
    await isWritten.promise;
    expect(await names(database)).toEqual([]);
    const quick = put(database.db, 'quick', '1');
    isRead.resolve();
    await Promise.all([slow, quick]);
    expect(await names(database)).toEqual(['quick', 'slow']);
  });

  it('counts right under a hundred changes at once', async () => {
    const database = await testDatabase(engine);
    await put(database.db, 'count', '0');
    const add = () =>
      database.write(async (transaction) => {
        const row = await transaction
          .selectFrom('state')
          .where('name', '=', 'count')
          .$if(engine === 'postgres', (query) => query.forUpdate())
          .select('value')
          .executeTakeFirstOrThrow();
        await setTimeout(1);
        await transaction
          .updateTable('state')
          .set({ value: `${Number(row.value) + 1}` })
          .execute();
      });
    await Promise.all(Array.from({ length: 100 }, add));
    const { value } = await database.db.selectFrom('state').select('value').executeTakeFirstOrThrow();
    expect(value).toBe('100');
  });

  it('reads moments and counts as numbers, and bytes as bytes', async () => {
    const database = await testDatabase(engine);
    const id = 'an upload';
    const sizes = { size: 3_000_000_000, is_complete: 0, created_at: 1_795_243_000_123 };
    const bytes = Buffer.from([0, 255, 13]);
    const upload = { id, message_id: null, name: '', type: '', sha256: '', ...sizes };
    await database.db.insertInto('upload').values(upload).execute();
    await database.db.insertInto('upload_chunk').values({ upload_id: id, position: 0, bytes }).execute();
    const rows = database.db.selectFrom('upload').innerJoin('upload_chunk', 'upload_id', 'id');
    const count = await rows.select(({ fn }) => fn.countAll().as('count')).execute();
    expect(count).toEqual([{ count: 1 }]);
    expect(await rows.selectAll('upload').select('bytes').execute()).toEqual([{ ...upload, bytes }]);
  });
});

it('keeps the SQLite file from everybody but its owner, and waits for the disk', async () => {
  const place = await testDatabasePlace('sqlite');
  const dataDir = join(place.dataDir, 'new', 'data');
  const database = await openDatabase({ ...place, dataDir });
  onTestFinished(() => database.close());
  await migrate(database);
  for (const file of ['site.db', 'site.db-wal', 'site.db-shm'])
    expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  const pragma = async (name: string) =>
    Object.values((await sql.raw<object>(`pragma ${name}`).execute(database.db)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
});

it('leaves no trace of deleted rows in the files of SQLite', async () => {
  const place = await testDatabasePlace('sqlite');
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await migrate(database);
  await put(database.db, 'secret', 'confidential '.repeat(2000));
  expect(await contains(place.dataDir, 'confidential')).toBe(true);
  await database.db.deleteFrom('state').execute();
  await database.eraseTraces();
  expect(await contains(place.dataDir, 'confidential')).toBe(false);
});

async function contains(dataDir: string, text: string): Promise<boolean> {
  const files = ['site.db', 'site.db-wal'].map((file) => readFile(join(dataDir, file)));
  return (await Promise.all(files)).some((bytes) => bytes.includes(text));
}

async function put(db: Pick<Database['db'], 'insertInto'>, name: string, value: string): Promise<void> {
  await db.insertInto('state').values({ name, value, changed_at: 0 }).execute();
}

async function names(database: Database): Promise<string[]> {
  const rows = await database.db.selectFrom('state').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
