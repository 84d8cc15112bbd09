import { copyFile, open, readdir, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testDatabasePlace } from '#tests/doubles/database.ts';
import { DatabaseBusyError } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { readState, writeState } from './state.ts';

async function opened(place: { dataDir: string }) {
  const database = await openDatabase({ databaseUrl: null, ...place, setsAsideDamaged: true });
  onTestFinished(() => database.close());
  await migrate(database);
  return database;
}

/** A site that was started, wrote something down and is running still. */
async function running() {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => told.mockRestore());
  const place = await testDatabasePlace('sqlite');
  const file = join(place.dataDir, 'site.db');
  await writeFile(join(place.dataDir, 'secret'), 'x');
  const database = await opened(place);
  await writeState(database.db, 'early', '1');
  return { place, file, database, told };
}

/** The same after it was stopped. */
async function stopped() {
  const site = await running();
  await site.database.close();
  return site;
}

describe('the file of the database, gone while the site runs,', () => {
  it.each(['', '-wal', '-shm'].map((_, at, ends) => [ends.slice(0, at + 1)]))(
    'is put back with all that was in it (site.db%j)',
    async (ends) => {
      const { place, file, database } = await running();
      for (const end of ends) await rm(file + end);
      await writeState(database.db, 'late', '2');
      expect([await readState(database.db, 'early'), await readState(database.db, 'late')]).toEqual([
        '1',
        '2',
      ]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const other = new Sqlite(file);
      expect(other.prepare("select value from state where name in ('early', 'late')").all()).toHaveLength(2);
      other.close();
      await database.close();
      const later = await opened(place);
      expect([later.state(), await readState(later.db, 'late')]).toEqual(['ok', '2']);
    },
  );

  it('is put back for a transaction as well, and when it was moved', async () => {
    const { file, database } = await running();
    await rename(file, `${file}.moved`);
    await database.write((transaction) => writeState(transaction, 'late', '2'));
    expect(await readState(database.db, 'late')).toBe('2');
    expect((await stat(file)).size).toBeGreaterThan(0);
  });

  it('takes no change any more where another file has its place, and is still read', async () => {
    const { file, database } = await running();
    await copyFile(file, `${file}.other`);
    await rm(file);
    await rename(`${file}.other`, file);
    await expect(writeState(database.db, 'late', '2')).rejects.toThrow(DatabaseBusyError);
    expect([database.state(), await readState(database.db, 'early')]).toEqual(['replaced', '1']);
  });

  it('takes no change where its folder is gone, and says so', async () => {
    const { place, database } = await running();
    await rm(place.dataDir, { recursive: true });
    await expect(writeState(database.db, 'late', '2')).rejects.toThrow('cannot be put back');
    expect([database.state(), await readState(database.db, 'early')]).toEqual(['lost', '1']);
  });
});

describe('the file of the database at the start', () => {
  it('is new without a word the first time', async () => {
    expect((await opened(await testDatabasePlace('sqlite'))).state()).toBe('ok');
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['missing', (file) => rm(file)],
    ['empty', (file) => truncate(file, 0)],
  ])('that is %s is begun anew, and that is told', async (_how, spoil) => {
    const { place, file } = await stopped();
    await spoil(file);
    const database = await opened(place);
    expect([database.state(), await readState(database.db, 'early')]).toEqual(['lost', null]);
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['something else', (file) => writeFile(file, 'no database\n'.repeat(1_000))],
    ['cut short', (file) => truncate(file, 20_000)],
    ['overwritten in its middle', overwriteMiddle],
  ])('that is %s is set aside, and the site starts with a new one', async (_how, spoil) => {
    const { place, file, told } = await stopped();
    await spoil(file);
    const size = (await stat(file)).size;
    const database = await opened(place);
    expect([database.state(), await readState(database.db, 'early')]).toEqual(['damaged', null]);
    const [aside = '', ...others] = (await readdir(place.dataDir)).filter((name) =>
      /^site\.db\.damaged-[\dTZ-]+$/.test(name),
    );
    expect([others, (await stat(join(place.dataDir, aside))).size]).toEqual([[], size]);
    expect(told).toHaveBeenCalledWith(expect.stringContaining(aside));
  });

  it('that is damaged is touched by no command', async () => {
    const { place, file } = await stopped();
    await writeFile(file, 'no database\n'.repeat(1_000));
    await expect(openDatabase({ databaseUrl: null, dataDir: place.dataDir })).rejects.toThrow();
    expect((await readdir(place.dataDir)).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});

async function overwriteMiddle(path: string): Promise<void> {
  const file = await open(path, 'r+');
  for (let at = 4_096; at < 40_000; at += 4_096) await file.write(Buffer.alloc(2_000, 'x'), 0, 2_000, at);
  await file.close();
}
