import { setTimeout as wait } from 'node:timers/promises';
import { type Database, DatabaseBusyError } from './database.ts';

/** Milliseconds to wait for Postgres: when a machine starts, it may come later than we do. */
const patience = 60_000;
const pause = 1_000;

/**
 * Runs work again while Postgres cannot be used, for a minute: for what a process does once, when it starts, and
 * what does no harm when it is done twice. A database in a file is there at once, or not at all.
 * @throws {DatabaseBusyError} after that minute; and whatever else `work` throws.
 */
export async function throughOutages<Result>(
  { engine }: Pick<Database, 'engine'>,
  work: () => Promise<Result>,
  onOutage: () => void = () => {},
): Promise<Result> {
  const deadline = performance.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const mayPass = engine === 'postgres' && error instanceof DatabaseBusyError;
      if (!mayPass || performance.now() > deadline) throw error;
      if (attempt === 1) onOutage();
      await wait(pause);
    }
  }
}
