import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the worker sees it; a test may let it run faster. */
export interface MailClock {
  /** Milliseconds since 1970; may jump, since machines are set. */
  now(): number;
  /** Resolves after `duration` milliseconds, measured on a clock that never jumps, or when `signal` is aborted. */
  wait(duration: number, signal: AbortSignal): Promise<void>;
}

/** The time of this machine. */
export const machineClock: MailClock = {
  now: () => Date.now(),
  async wait(duration, signal) {
    try {
      // What still waits for mail must not keep a process from ending.
      await sleep(duration, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
};
