import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '#tests/doubles/database.ts';
import { eventually } from '#tests/eventually.ts';
import { startPostgres } from '#tools/lab/postgres.ts';
import { type Database, DatabaseBusyError } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { readState, writeState } from './state.ts';
import { throughOutages } from './through-outages.ts';

describe('a Postgres', () => {
  it('that is not there is a failure that passes, and says so', async () => {
    const database = await openDatabase({ databaseUrl: 'postgres://site@127.0.0.1:1/x', dataDir: '' });
    onTestFinished(() => database.close());
    await expect(migrate(database)).rejects.toThrow(DatabaseBusyError);
    await expect(readState(database.db, 'name')).rejects.toThrow(/cannot be used now: .*ECONNREFUSED/);
  });

  it('that crashes in the middle of changes loses none that it took, and is used again', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.stop);
    const database = await openDatabase({ databaseUrl: postgres.url, dataDir: '' });
    onTestFinished(() => database.close());
    await migrate(database);
    const taken: string[] = [];
    const failures: unknown[] = [];
    let isOver = false;
    const write = async (writer: number) => {
      for (let count = 0; !isOver; count++) {
        const name = `${writer}-${count}`;
        await put(database, name, '1').then(
          () => taken.push(name),
          (error) => failures.push(error),
        );
        await setTimeout(1);
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    await eventually(() => expect(taken.length).toBeGreaterThan(50));
    await postgres.restart();
    await put(database, 'again', '1');
    isOver = true;
    await Promise.all(writers);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !(error instanceof DatabaseBusyError))).toEqual([]);
    const kept = await database.db.selectFrom('state').select('name').execute();
    expect(new Set(taken).isSubsetOf(new Set(kept.map(({ name }) => name)))).toBe(true);
  });

  it('that crashes under a process that starts keeps it waiting, and no longer', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.stop);
    const database = await openDatabase({ databaseUrl: postgres.url, dataDir: '' });
    onTestFinished(() => database.close());
    let runs = 0;
    let outages = 0;
    const work = async () => {
      runs += 1;
      if (runs === 1) await Promise.all([sql`select pg_sleep(60)`.execute(database.db), postgres.restart()]);
      await migrate(database);
      return 'done';
    };
    const done = await throughOutages(database, work, () => {
      outages += 1;
    });
    expect([done, runs >= 2, outages]).toEqual(['done', true, 1]);
    const wrong = throughOutages(database, () => Promise.reject(new Error('not an outage')));
    await expect(wrong).rejects.toThrow('not an outage');
  });

  it('that undoes one of two changes which wait for each other gets it again', async () => {
    const database = await testDatabase('postgres');
    await put(database, 'a', '0');
    await put(database, 'b', '0');
    let runs = 0;
    let holding = 0;
    const bothHold = Promise.withResolvers<void>();
    const add = (first: string, second: string) =>
      database.write(async (transaction) => {
        runs++;
        for (const name of [first, second]) {
          await sql`update state set value = cast(cast(value as integer) + 1 as text) where name = ${name}`.execute(
            transaction,
          );
          if (name === first && ++holding === 2) bothHold.resolve();
          await bothHold.promise;
        }
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    expect(runs).toBe(3);
    expect([await readState(database.db, 'a'), await readState(database.db, 'b')]).toEqual(['2', '2']);
  });

  it('where a row stays locked refuses in time', async () => {
    const database = await testDatabase('postgres');
    const limits = sql<{ wait: string; idle: string; run: string; commit: string }>`
      select current_setting('lock_timeout') as wait, current_setting('statement_timeout') as run,
        current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('synchronous_commit') as commit`;
    const { rows } = await limits.execute(database.db);
    expect(rows).toEqual([{ wait: '5s', run: '15s', idle: '30s', commit: 'on' }]);
    await put(database, 'name', '0');
    const [isHeld, isRefused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = database.write(async (transaction) => {
      await writeState(transaction, 'name', '1');
      isHeld.resolve();
      await isRefused.promise;
    });
    await isHeld.promise;
    const impatient = database.write(async (transaction) => {
      await sql`set local lock_timeout = 200`.execute(transaction);
      await writeState(transaction, 'name', '2');
    });
    await expect(impatient).rejects.toThrow(DatabaseBusyError);
    isRefused.resolve();
    await holding;
    expect(await readState(database.db, 'name')).toBe('1');
  });
});

async function put(database: Database, name: string, value: string): Promise<void> {
  await database.write((transaction) => writeState(transaction, name, value));
}
