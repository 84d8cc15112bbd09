import { setImmediate as otherTurns } from 'node:timers/promises';

/** Milliseconds of work without a pause that nobody who waits for a page notices. */
const patience = 20;

/**
 * For long pieces of work in steps: what it returns is called before each step, and lets other requests have
 * their turn where the steps since the last time took long.
 */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < patience) return;
    await otherTurns();
    since = performance.now();
  };
}
