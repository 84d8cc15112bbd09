import { chmodSync, closeSync, existsSync, fstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseBusyError, type DatabaseState } from './database.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { patience, waitWhileLocked } from './wait-while-locked.ts';
import type { WriteLock } from './write-lock.ts';

/** Two handles on one SQLite file: readers see what is committed and never wait for the writer. */
export interface SqliteFiles {
  path: string;
  writer: Sqlite.Database;
  reader: Sqlite.Database;
  /** The statements of either. */
  changes: PreparedStatements;
  reads: PreparedStatements;
  /** The file itself, to know whether it is still in its place. Closing it would let go SQLite's locks. */
  descriptor: number;
  state: DatabaseState;
}

interface OpenOptions {
  /** Whether a file that is damaged makes room for a new one; else it cannot be opened. */
  setsAsideDamaged: boolean;
}

/**
 * Opens `site.db` in a folder, both made if need be and readable by nobody but their owner.
 * A commit is on the disk before it returns (`synchronous = FULL` with a write-ahead log), and what is
 * deleted is overwritten.
 */
export async function openSqliteFiles(
  dataDir: string,
  { setsAsideDamaged }: OpenOptions = { setsAsideDamaged: false },
): Promise<SqliteFiles> {
  const path = join(dataDir, 'site.db');
  const isLost = await wasThereBefore(dataDir, path);
  const descriptor = await openPrivately(dataDir, path);
  try {
    return { ...(await openHandles(path)), path, descriptor, state: isLost ? 'lost' : 'ok' };
  } catch (error) {
    closeSync(descriptor);
    if (!setsAsideDamaged || !isDamage(error)) throw error;
  }
  const aside = await setAside(path);
  console.error(
    `${path} is damaged and is set aside as ${aside}; the site starts with an empty database. Restore the last backup: npm run restore -- FOLDER`,
  );
  const renewed = await openPrivately(dataDir, path);
  return { ...(await openHandles(path)), path, descriptor: renewed, state: 'damaged' };
}

/**
 * Sees to it that what is written stays, before anything is: a file that was deleted under the process is put
 * back with all that was in it, which it still has open. Only for who holds the lock for writing.
 * @throws {DatabaseBusyError} where another file has taken its place, or it cannot be put back.
 */
export function requireFileInPlace(files: SqliteFiles): void {
  const isThere = existsSync(files.path);
  if (isThere && fstatSync(files.descriptor).nlink > 0) return;
  if (isThere) {
    files.state = 'replaced';
    throw new DatabaseBusyError(
      `${files.path} was replaced while the site was running: start the site again.`,
    );
  }
  try {
    putBack(files);
  } catch (cause) {
    files.state = 'lost';
    throw new DatabaseBusyError(`${files.path} was deleted and cannot be put back.`, { cause });
  }
}

/** Closes both handles, after the change that is under way. */
export async function closeSqliteFiles(files: SqliteFiles, lock: WriteLock): Promise<void> {
  const handLockOn = await lock.acquire(performance.now() + patience).catch(() => () => {});
  closeHandles(files);
  handLockOn();
}

function putBack(files: SqliteFiles): void {
  const { path } = files;
  const draft = `${path}.putting-back`;
  rmSync(draft, { force: true });
  files.writer.prepare('VACUUM INTO ?').run(draft);
  chmodSync(draft, 0o600);
  closeHandles(files);
  // The log of the deleted file would be read into this one.
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  renameSync(draft, path);
  const open = () => {
    const handle = new Sqlite(path, { timeout: 0 });
    setUp(handle);
    return handle;
  };
  Object.assign(files, withStatements(open(), open()), { descriptor: openSync(path, 'r') });
  console.error(`${path} was deleted while the site was running. It was put back with all that was in it.`);
}

function closeHandles({ reader, writer, descriptor }: SqliteFiles): void {
  // Whoever closes twice must not close what has the number by then.
  if (!writer.open) return;
  reader.close();
  writer.close();
  closeSync(descriptor);
}

/** A file that is gone although the secret beside it tells of an earlier start. */
async function wasThereBefore(dataDir: string, path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return (stats?.size ?? 0) === 0 && existsSync(join(dataDir, 'secret'));
}

async function openPrivately(dataDir: string, path: string): Promise<number> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // The log and the index beside it take their mode from this file.
    const descriptor = openSync(path, 'a', 0o600);
    chmodSync(path, 0o600);
    return descriptor;
  } catch (cause) {
    const words = 'Set DATA_DIR to a folder that the site may write to.';
    throw new Error(`The database cannot be kept in ${dataDir}. ${words}`, { cause });
  }
}

async function setAside(path: string): Promise<string> {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const end of ['', '-wal', '-shm'])
    await rename(path + end, aside + end).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  return aside;
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(?:NOTADB|CORRUPT)/.test(String(error.code));
}

async function openHandles(path: string) {
  const writer = await openHandle(path);
  try {
    requireSound(writer);
    return withStatements(writer, await openHandle(path));
  } catch (error) {
    writer.close();
    throw error;
  }
}

function withStatements(writer: Sqlite.Database, reader: Sqlite.Database) {
  reader.pragma('query_only = ON');
  return { writer, reader, changes: new PreparedStatements(writer), reads: new PreparedStatements(reader) };
}

async function openHandle(path: string): Promise<Sqlite.Database> {
  // SQLite's own waiting holds up the process, and not even that happens while a new file gets its log.
  const handle = new Sqlite(path, { timeout: 0 });
  try {
    await waitWhileLocked(() => setUp(handle), performance.now() + patience);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

function setUp(handle: Sqlite.Database): void {
  // Counts for a file in which nothing is yet.
  handle.pragma('auto_vacuum = INCREMENTAL');
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('secure_delete = ON');
  handle.pragma('trusted_schema = OFF');
  handle.pragma('journal_size_limit = 16777216');
}

/** Every page of the file is looked at, a gigabyte in about two seconds. */
function requireSound(handle: Sqlite.Database): void {
  const found = handle.pragma('quick_check(1)', { simple: true });
  if (found === 'ok') return;
  throw Object.assign(new Error(`The database is damaged: ${String(found)}`), { code: 'SQLITE_CORRUPT' });
}
