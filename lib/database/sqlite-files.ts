import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { PreparedStatements } from './prepared-statements.ts';
import { patience, waitWhileLocked } from './wait-while-locked.ts';
import type { WriteLock } from './write-lock.ts';

/** Two handles on one SQLite file: readers see what is committed and never wait for the writer. */
export interface SqliteFiles {
  writer: Sqlite.Database;
  reader: Sqlite.Database;
  /** The statements of either. */
  changes: PreparedStatements;
  reads: PreparedStatements;
}

/**
 * Opens `site.db` in a folder, both made if need be and readable by nobody but their owner.
 * A commit is on the disk before it returns (`synchronous = FULL` with a write-ahead log), and what is
 * deleted is overwritten.
 */
export async function openSqliteFiles(dataDir: string): Promise<SqliteFiles> {
  const path = join(dataDir, 'site.db');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // The log and the index beside it take their mode from this file.
    await (await open(path, 'a', 0o600)).close();
    await chmod(path, 0o600);
  } catch (cause) {
    const words = 'Set DATA_DIR to a folder that the site may write to.';
    throw new Error(`The database cannot be kept in ${dataDir}. ${words}`, { cause });
  }
  const writer = await openHandle(path);
  const reader = await openHandle(path);
  reader.pragma('query_only = ON');
  return { writer, reader, changes: new PreparedStatements(writer), reads: new PreparedStatements(reader) };
}

/**
 * Empties the write-ahead log: deleted rows are overwritten in the file, but the log still has them. Gives
 * up after five seconds if another process never lets go; its next checkpoint does the same.
 */
export async function emptyLog({ writer }: SqliteFiles, lock: WriteLock): Promise<void> {
  const deadline = performance.now() + 5000;
  const handLockOn = await lock.acquire(deadline);
  try {
    const isBusy = () => writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0;
    while (isBusy() && performance.now() < deadline) await setTimeout(20);
  } finally {
    handLockOn();
  }
}

/** Closes both handles, after the change that is under way. */
export async function closeSqliteFiles({ writer, reader }: SqliteFiles, lock: WriteLock): Promise<void> {
  const handLockOn = await lock.acquire(performance.now() + 5000).catch(() => () => {});
  reader.close();
  writer.close();
  handLockOn();
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
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('secure_delete = ON');
  handle.pragma('trusted_schema = OFF');
  handle.pragma('journal_size_limit = 16777216');
}
