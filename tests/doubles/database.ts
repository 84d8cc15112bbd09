import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Database } from '#lib/database/database.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';

/** What tests of stored data run on, each in turn. */
export const engines = ['sqlite', 'postgres'] as const;

/** Where a test's own empty database is, for opening it more than once or from another process. */
export async function testDatabasePlace(
  engine: Database['engine'],
): Promise<{ databaseUrl: string | null; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'database-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return { databaseUrl: engine === 'postgres' ? await emptyPostgresDatabase() : null, dataDir };
}

/** Makes tables, and what a test wants in them. */
type Prepare = (database: Database) => Promise<unknown>;

/**
 * A database of its own for one test, real, with all tables and whatever `prepare` puts into them; it goes away with
 * the test.
 */
export async function testDatabase(
  engine: Database['engine'],
  prepare: Prepare = migrate,
): Promise<Database> {
  const place = await testDatabasePlace(engine);
  if (engine === 'sqlite') await cp(await preparedFolder(prepare), place.dataDir, { recursive: true });
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  if (engine === 'postgres') await prepare(database);
  return database;
}

/** Databases of SQLite that were prepared once, for the tests of this process to copy. */
const prepared = new Map<Prepare, Promise<string>>();

function preparedFolder(prepare: Prepare): Promise<string> {
  const known = prepared.get(prepare) ?? prepareFolder(prepare);
  prepared.set(prepare, known);
  return known;
}

async function prepareFolder(prepare: Prepare): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prepared-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const database = await openDatabase({ databaseUrl: null, dataDir });
  await prepare(database);
  await database.close();
  return dataDir;
}

/** Databases of tests that are over: emptying one is ten times faster than making and dropping another. */
const free: string[] = [];

async function emptyPostgresDatabase(): Promise<string> {
  const url = free.pop() ?? (await createPostgresDatabase());
  onTestFinished(async () => {
    await ask(url, [
      // Processes that were killed may leave a session behind.
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      'drop schema public cascade',
      'create schema public',
    ]);
    free.push(url);
  });
  return url;
}

async function createPostgresDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  if (!server) throw new Error('Postgres could not be started; the beginning of this run says why.');
  const name = `test-${randomUUID()}`;
  await ask(server, [`create database "${name}"`]);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

async function ask(url: string, questions: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const question of questions) await client.query(question);
  } finally {
    await client.end();
  }
}
