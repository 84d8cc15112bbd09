import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { openDatabase } from '#lib/database/open-database.ts';
import { BackupError } from './backup-error.ts';
import { rowsToSqlite } from './copy-rows.ts';
import { makeTables } from './make-tables.ts';
import { names } from './manifest.ts';
import { openSnapshot } from './snapshot-file.ts';

/** All pages in one step: a step reads one moment of the database and holds up no writer (WAL). */
const allPages = 0x7fff_ffff;

/** Writes the whole database, as of one moment, to `site.db` in a folder; the site may run meanwhile. */
export async function saveDatabase(
  place: { databaseUrl: string | null; dataDir: string },
  folder: string,
): Promise<void> {
  const path = join(folder, names.database);
  if (place.databaseUrl === null) await saveSqlite(join(place.dataDir, 'site.db'), path);
  else await savePostgres(place.databaseUrl, folder);
  openSnapshot(path).close();
}

async function saveSqlite(from: string, to: string): Promise<void> {
  let source: Sqlite.Database;
  try {
    source = new Sqlite(from, { fileMustExist: true, timeout: 10_000 });
  } catch {
    throw new BackupError('backup.noDatabase', { place: from });
  }
  try {
    await source.backup(to, { progress: () => allPages });
  } finally {
    source.close();
  }
}

/** Into a file with this version's tables: it can be checked, and read on either engine, without Postgres' tools. */
async function savePostgres(databaseUrl: string, folder: string): Promise<void> {
  const made = await openDatabase({ databaseUrl: null, dataDir: folder });
  await makeTables(made);
  await made.close();
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'site backup' });
  await client.connect();
  const file = openSnapshot(join(folder, names.database));
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query("select set_config('statement_timeout', '0', true)");
    const known = migrationsOf(file);
    await rowsToSqlite(client, file);
    await client.query('commit');
    if (migrationsOf(file) !== known) throw new BackupError('backup.otherVersion');
  } finally {
    file.close();
    await client.end();
  }
}

function migrationsOf(file: Sqlite.Database): string {
  return file.prepare('select name from migration order by name').pluck().all().join();
}
