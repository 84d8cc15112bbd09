import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase, testDatabasePlace } from '#tests/doubles/database.ts';
import { type Database, DatabaseBusyError } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { readState, writeState } from './state.ts';

describe('a file of SQLite', () => {
  it('that another process holds is waited for: five seconds, while reads and everything else go on', async () => {
    const { database, other } = await lockedDatabase();
    other.exec('BEGIN IMMEDIATE');
    const started = performance.now();
    const writing = put(database, 'late', '1').then(
      () => 'written',
      (error) => [error.name, performance.now() - started],
    );
    const autocommit = expect(writeState(database.db, 'late', '2')).rejects.toThrow(DatabaseBusyError);
    let longestPause = 0;
    for (let last = performance.now(); performance.now() - started < 4500; last = performance.now()) {
      await setTimeout(20);
      expect(await readState(database.db, 'early')).toBe('1');
      longestPause = Math.max(longestPause, performance.now() - last);
    }
    const [name, waited] = await writing;
    expect(name).toBe('DatabaseBusyError');
    expect(waited).toBeGreaterThan(4500);
    // SQLite’s own waiting would hold everything up for all the five seconds.
    expect(longestPause).toBeLessThan(4000);
    await autocommit;
    other.exec('ROLLBACK');
    await put(database, 'after', '1');
    expect(await readState(database.db, 'late')).toBeNull();
  });

  it('that is let go in time takes the change', async () => {
    const { database, other } = await lockedDatabase();
    other.exec('BEGIN IMMEDIATE');
    const writing = Promise.all([put(database, 'one', '1'), writeState(database.db, 'two', '2')]);
    await setTimeout(300);
    other.exec('COMMIT');
    await writing;
    expect([await readState(database.db, 'one'), await readState(database.db, 'two')]).toEqual(['1', '2']);
  });

  it('that can grow no more refuses the change, is still read, and takes changes again', async () => {
    const database = await testDatabase('sqlite');
    await put(database, 'early', '1');
    const limit = (pages: number) =>
      database.write((transaction) => sql.raw(`pragma max_page_count = ${pages}`).execute(transaction));
    await limit(1);
    const long = 'x'.repeat(1_000_000);
    await expect(put(database, 'late', long)).rejects.toThrow('The disk of the database is full.');
    await expect(put(database, 'late', long)).rejects.toThrow(DatabaseBusyError);
    await expect(writeState(database.db, 'late', long)).rejects.toThrow(DatabaseBusyError);
    expect(await readState(database.db, 'early')).toBe('1');
    await limit(100_000);
    await put(database, 'late', long);
    expect(await readState(database.db, 'late')).toBe(long);
  });
});

async function lockedDatabase(): Promise<{ database: Database; other: Sqlite.Database }> {
  const place = await testDatabasePlace('sqlite');
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await migrate(database);
  await put(database, 'early', '1');
  const other = new Sqlite(join(place.dataDir, 'site.db'));
  onTestFinished(() => {
    other.close();
  });
  return { database, other };
}

async function put(database: Database, name: string, value: string): Promise<void> {
  await database.write((transaction) => writeState(transaction, name, value));
}
