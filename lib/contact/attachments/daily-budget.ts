/** How many bytes of files are taken in a day, whoever sends them. */
export interface DailyBudget {
  /** Whether there is room for more; what is then kept is told to `spend`. */
  hasRoom(now: number): boolean;
  spend(bytes: number, now: number): void;
}

const day = 24 * 60 * 60 * 1000;

/**
 * A budget that starts anew with the first file after 24 hours. Files of forms that nobody finishes are kept
 * for a day: without an end to them, somebody could fill the disk.
 */
export function dailyBudget(bytes: number): DailyBudget {
  let spent = 0;
  let since = 0;
  return {
    hasRoom(now) {
      if (Math.abs(now - since) > day) spent = 0;
      return spent < bytes;
    },
    spend(amount, now) {
      if (spent === 0) since = now;
      spent += amount;
    },
  };
}
