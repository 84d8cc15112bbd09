import { describe, expect, it, onTestFinished } from 'vitest';
import { engines, testDatabase, testDatabasePlace } from '#tests/doubles/database.ts';
import { startProcess } from '#tests/doubles/start-process.ts';
import type { Database } from './database.ts';
import { DatabaseIsNewerError, migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { openDatabase } from './open-database.ts';

const addColour: Migration = {
  name: '20270101_add-colour',
  async up(db) {
    await db.schema.alterTable('state').addColumn('colour', 'text').execute();
  },
};

describe.each(engines)('migrating on %s', (engine) => {
  it('makes all tables once, and adds what comes later', async () => {
    const database = await testDatabase(engine);
    const before = await shapeOf(database);
    expect(before.length).toBeGreaterThan(70);
    await migrate(database);
    expect(await shapeOf(database)).toEqual(before);
    const { steps } = await withSteps(database, addColour);
    await migrate(database, steps);
    await migrate(database, steps);
    expect((await shapeOf(database)).filter((column) => !before.includes(column))).toEqual(['state.colour']);
  });

  it('leaves a database as it was when a step fails', async () => {
    const database = await testDatabase(engine);
    const before = await shapeOf(database);
    const failing: Migration = {
      name: '20270102_fail',
      async up(db, name) {
        await addColour.up(db, name);
        throw new Error('half way');
      },
    };
    const { steps } = await withSteps(database, failing);
    await expect(migrate(database, steps)).rejects.toThrow('half way');
    expect(await shapeOf(database)).toEqual(before);
  });

  it('refuses a database that a newer version has changed, and says what to do', async () => {
    const database = await testDatabase(engine);
    const { steps } = await withSteps(database, addColour);
    await migrate(database, steps);
    await expect(migrate(database)).rejects.toThrow(DatabaseIsNewerError);
    await expect(migrate(database)).rejects.toThrow(/20270101_add-colour.*Start that version again/);
  });

  it('is done once when processes start at once, which then agree on secret and daily task', async () => {
    const place = await testDatabasePlace(engine);
    const startAt = `${Date.now() + 1200}`;
    const words = [place.databaseUrl ?? '', place.dataDir, startAt];
    const processes = Array.from({ length: 3 }, () =>
      startProcess('tests/doubles/migrating-process.ts', words),
    );
    expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(new Set(processes.map(({ lines }) => lines[0])).size).toBe(1);
    expect(processes[0]?.lines[0]).toMatch(/^[\w-]{43}$/);
    expect(processes.map(({ lines }) => lines[1]).sort()).toEqual(['false', 'false', 'true']);
    const database = await openDatabase(place);
    onTestFinished(() => database.close());
    await migrate(database);
  });
});

async function withSteps(database: Database, step: Migration): Promise<{ steps: Migration[] }> {
  const run = await database.db.selectFrom('migration').select('name').orderBy('name').execute();
  return { steps: [...run.map(({ name }) => ({ name, up: async () => {} })), step] };
}

async function shapeOf({ db }: Database): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)).sort();
}
