import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabasePlace } from '#tests/doubles/database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { readState, writeState } from './state.ts';

const megabyte = 1024 * 1024;

/** A database that held 12 MB of which all but a little was deleted. */
async function emptied({ isOld }: { isOld: boolean }) {
  const place = await testDatabasePlace('sqlite');
  const file = join(place.dataDir, 'site.db');
  if (isOld) {
    const before = new Sqlite(file);
    before.exec('create table old (id integer)');
    before.close();
  }
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await migrate(database);
  for (let at = 0; at < 12; at++)
    await writeState(database.db, `file ${at}`, randomBytes(megabyte / 2).toString('hex'));
  await writeState(database.db, 'kept', 'yes');
  await database.db.deleteFrom('state').where('name', 'like', 'file %').execute();
  return { database, sizes: async () => [(await stat(file)).size, (await stat(`${file}-wal`)).size] };
}

it.each([
  ['a file', false],
  ['a file from before', true],
])('%s gives back the room of what was deleted', async (_which, isOld) => {
  const { database, sizes } = await emptied({ isOld });
  await database.eraseTraces();
  const [size = 0, log] = await sizes();
  expect(size).toBeLessThan(5 * megabyte);
  expect(log).toBe(0);
  expect(await readState(database.db, 'kept')).toBe('yes');
});

it('changes go through while it does', async () => {
  const { database } = await emptied({ isOld: false });
  let isDone = false;
  const erasing = database.eraseTraces().then(() => {
    isDone = true;
  });
  let writes = 0;
  for (; !isDone; writes++) {
    await writeState(database.db, 'meanwhile', String(writes));
    await setImmediate();
  }
  await erasing;
  expect(writes).toBeGreaterThan(1);
});
