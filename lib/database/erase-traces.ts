import { setTimeout } from 'node:timers/promises';
import type { SqliteFiles } from './sqlite-files.ts';
import { patience, waitWhileLocked } from './wait-while-locked.ts';
import type { WriteLock } from './write-lock.ts';

/** Free bytes in the file that are worth giving back. */
const worthwhile = 4 * 1024 * 1024;

/**
 * Pages that are given back in one step, half a megabyte: 0.2 ms of the processor, and up to 20 ms of the disk
 * where the log is taken over, in which the process does nothing else (four times as many: up to 120 ms).
 */
const pagesAtOnce = 128;

/** Milliseconds between two steps. */
const pause = 10;

/**
 * Lets what was deleted leave the disk: what is free in the file is given back, step by step, and the
 * write-ahead log is emptied, which still has what was overwritten in the file. Gives up after five seconds
 * where another process never lets go; the next time does the same.
 */
export async function eraseTraces(files: SqliteFiles, lock: WriteLock): Promise<void> {
  await giveBackFree(files, lock);
  await emptyLog(files, lock);
}

async function giveBackFree(files: SqliteFiles, lock: WriteLock): Promise<void> {
  // A file from before this was done can only be shrunk by being written anew.
  if (files.writer.pragma('auto_vacuum', { simple: true }) !== 2) return rewrite(files, lock);
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const free = freeBytes(files);
    if (free < worthwhile || free >= before) return;
    before = free;
    await whileLocked(lock, () => files.writer.pragma(`incremental_vacuum(${pagesAtOnce})`));
    await setTimeout(pause);
  }
}

/** Holds up the process, once in the life of a file, for as long as writing down what is in it takes. */
async function rewrite(files: SqliteFiles, lock: WriteLock): Promise<void> {
  if (freeBytes(files) < worthwhile) return;
  await whileLocked(lock, () => {
    files.writer.pragma('auto_vacuum = INCREMENTAL');
    files.writer.exec('VACUUM');
  });
}

async function emptyLog(files: SqliteFiles, lock: WriteLock): Promise<void> {
  const deadline = performance.now() + patience;
  const handLockOn = await lock.acquire(deadline);
  try {
    const isBusy = () => files.writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0;
    while (isBusy() && performance.now() < deadline) await setTimeout(20);
  } finally {
    handLockOn();
  }
}

async function whileLocked(lock: WriteLock, work: () => unknown): Promise<void> {
  const deadline = performance.now() + patience;
  const handLockOn = await lock.acquire(deadline);
  try {
    await waitWhileLocked(work, deadline);
  } finally {
    handLockOn();
  }
}

function freeBytes({ writer }: SqliteFiles): number {
  const pages = Number(writer.pragma('freelist_count', { simple: true }));
  return pages * Number(writer.pragma('page_size', { simple: true }));
}
