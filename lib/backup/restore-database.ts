import { copyFile, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { openDatabase } from '#lib/database/open-database.ts';
import { BackupError } from './backup-error.ts';
import { rowsToPostgres } from './copy-rows.ts';
import { makeTables } from './make-tables.ts';
import { type Manifest, names } from './manifest.ts';
import { copyPrivately } from './parts.ts';
import { openSnapshot, quoted, tableNames } from './snapshot-file.ts';

export interface DatabasePlace {
  databaseUrl: string | null;
  dataDir: string;
}

/** Tables that a site fills by itself when it starts. */
const ownTables = new Set(['migration', 'state']);

/**
 * Makes sure that no site uses the database, and that nothing in it would be lost.
 * @throws {BackupError}
 */
export async function requireFreeDatabase(place: DatabasePlace, isReplacing: boolean): Promise<void> {
  const isEmpty =
    place.databaseUrl === null ? await isSqliteFree(place.dataDir) : await isPostgresFree(place.databaseUrl);
  if (!isEmpty && !isReplacing) throw new BackupError('restore.databaseNotEmpty');
}

/** Puts the database of a backup in its place; one that was there as a file is kept beside it. */
export async function restoreDatabase(
  folder: string,
  manifest: Manifest,
  place: DatabasePlace,
): Promise<{ aside: string | null }> {
  const from = join(folder, names.database);
  if (place.databaseUrl !== null) {
    await toPostgres(from, place.databaseUrl, await sharedSecret(folder, manifest));
    return { aside: null };
  }
  return toSqlite(from, place.dataDir);
}

async function toSqlite(from: string, dataDir: string): Promise<{ aside: string | null }> {
  const path = join(dataDir, 'site.db');
  const draft = `${path}.restoring`;
  await rm(draft, { force: true });
  await copyPrivately(from, draft);
  const isThere = (await stat(path).catch(() => null)) !== null;
  const aside = isThere ? `${path}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : null;
  if (aside) {
    // Takes the log into the file before it is moved without it.
    new Sqlite(path).close();
    await rename(path, aside);
  }
  for (const end of ['-wal', '-shm']) await rm(path + end, { force: true });
  await rename(draft, path);
  const database = await openDatabase({ databaseUrl: null, dataDir });
  try {
    await makeTables(database);
  } finally {
    await database.close();
  }
  return { aside };
}

/** The file is brought up to this version first, so that its tables are those that Postgres gets. */
async function toPostgres(from: string, databaseUrl: string, secret: string | null): Promise<void> {
  const workDir = await mkdtemp(join(tmpdir(), 'restore-'));
  try {
    await copyFile(from, join(workDir, 'site.db'));
    for (const place of [
      { databaseUrl: null, dataDir: workDir },
      { databaseUrl, dataDir: workDir },
    ]) {
      const database = await openDatabase(place);
      try {
        await makeTables(database);
      } finally {
        await database.close();
      }
    }
    const file = openSnapshot(join(workDir, 'site.db'));
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'site restore' });
    await client.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('statement_timeout', '0', true)");
      await rowsToPostgres(file, client);
      if (secret !== null) await keepSecret(client, secret);
      await requireSameCounts(file, client, secret !== null);
      await client.query('commit');
    } finally {
      file.close();
      await client.end();
    }
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** On Postgres, the secret of an installation is a row that all processes read (lib/database/secrets.ts). */
async function sharedSecret(folder: string, { secret, database }: Manifest): Promise<string | null> {
  if (secret === 'environment' || database.engine === 'postgres') return null;
  return (await readFile(join(folder, names.secrets, 'secret'), 'utf8').catch(() => '')).trim() || null;
}

async function keepSecret(client: pg.Client, secret: string): Promise<void> {
  await client.query("delete from state where name = 'secret'");
  await client.query("insert into state (name, value, changed_at) values ('secret', $1, $2)", [
    secret,
    Date.now(),
  ]);
}

async function requireSameCounts(
  file: Sqlite.Database,
  client: pg.Client,
  hasSecret: boolean,
): Promise<void> {
  for (const table of tableNames(file)) {
    const expected = Number(
      file
        .prepare(`select count(*) from ${quoted(table)}`)
        .pluck()
        .get(),
    );
    const { rows } = await client.query(`select count(*) as count from ${quoted(table)}`);
    const found = Number(rows[0]?.count) - (table === 'state' && hasSecret ? 1 : 0);
    if (found !== expected) throw new BackupError('restore.otherCount', { table, expected, found });
  }
}

async function isSqliteFree(dataDir: string): Promise<boolean> {
  const path = join(dataDir, 'site.db');
  if ((await stat(path).catch(() => null)) === null) return true;
  const file = new Sqlite(path, { timeout: 0 });
  try {
    // With a log beside it, this lock is refused while anybody else has the file open.
    file.pragma('locking_mode = EXCLUSIVE');
    file.exec('begin exclusive; rollback');
    return tableNames(file)
      .filter((name) => !ownTables.has(name))
      .every((name) => file.prepare(`select 1 from ${quoted(name)} limit 1`).get() === undefined);
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new BackupError('restore.siteRuns', { place: path });
    // A damaged file is worth keeping: it is moved aside, if that is what somebody wants.
    return false;
  } finally {
    file.close();
  }
}

async function isPostgresFree(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'site restore' });
  await client.connect();
  try {
    const others = await client.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'site'",
    );
    if (others.rows.length > 0) throw new BackupError('restore.siteRuns', { place: client.database ?? '' });
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
    );
    for (const { name } of rows) {
      if (ownTables.has(name)) continue;
      const some = await client.query(`select 1 from ${quoted(name)} limit 1`);
      if (some.rows.length > 0) return false;
    }
    return true;
  } finally {
    await client.end();
  }
}
