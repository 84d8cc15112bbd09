import { setTimeout } from 'node:timers/promises';
import { busyFailure, isLocked } from './busy-failure.ts';

/** For how long one waits for others, of this process and of other ones; in milliseconds. */
export const patience = 5000;

/**
 * Tries again, without holding up the rest of the process, while another process has SQLite's file.
 * @throws {DatabaseBusyError} if it still has it at `deadline`, a moment on the clock of `performance`.
 */
export async function waitWhileLocked<Result>(action: () => Result, deadline: number): Promise<Result> {
  for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
    try {
      return action();
    } catch (error) {
      if (!isLocked(error) || performance.now() + pause > deadline) throw busyFailure(error);
      await setTimeout(pause);
    }
  }
}
