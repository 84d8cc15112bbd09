/** Milliseconds. */
const shortest = 30_000;

/** Milliseconds; no mail that waits is due later than this. */
export const longestDelay = 6 * 3_600_000;

/** RFC 5321 asks senders to try for four to five days. */
const patience = 5 * 24 * 3_600_000;

// A machine whose clock jumped years ahead must not give up on mails that it has hardly tried.
const fewestAttempts = 12;

/**
 * Milliseconds until the next attempt, after `attempts` of them: anything up to 30 s, 1 min, 2 min … 6 h.
 * `random` is at least 0 and below 1; spreading attempts over all of the time keeps them from coming at once.
 */
export function retryDelay(attempts: number, random: number): number {
  return Math.round(random * Math.min(longestDelay, shortest * 2 ** Math.max(0, attempts - 1)));
}

/** Whether a mail has been tried for so long that a person should look at it. */
export function isTimeToGiveUp(mail: { createdAt: number; attempts: number }, now: number): boolean {
  return now - mail.createdAt > patience && mail.attempts >= fewestAttempts;
}
