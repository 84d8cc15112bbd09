import type { Database } from '#lib/database/database.ts';
import { openRateLimiter } from '#lib/database/rate-limiter.ts';

/** Messages from one client in ten minutes, after which further ones are set aside. */
export const mostInTenMinutes = 5;
/** Messages from one client in an hour, after which it is asked to wait. */
export const mostInAnHour = 30;

/** How much a client has sent lately, with the message that is counted now. */
export interface SenderCount {
  inTenMinutes: number;
  inAnHour: number;
  /** Seconds until the hour of the first one is over. */
  secondsLeft: number;
}

/** Counts messages by client; on Postgres all processes count together. */
export interface SenderLimits {
  count(client: string): Promise<SenderCount>;
  /** Takes a message back that turned out to be one that was sent before. */
  uncount(client: string): Promise<void>;
}

/** Opens the counters. */
export function openSenderLimits(database: Database): SenderLimits {
  const recent = openLimiter(database, 'contact-10m', 600);
  const hourly = openLimiter(database, 'contact-1h', 3_600);
  return {
    async count(client) {
      const [short, long] = await Promise.all([recent.penalty(client), hourly.penalty(client)]);
      return {
        inTenMinutes: short.consumedPoints,
        inAnHour: long.consumedPoints,
        secondsLeft: Math.ceil(long.msBeforeNext / 1000),
      };
    },
    async uncount(client) {
      await Promise.all([recent.reward(client), hourly.reward(client)]);
    },
  };
}

function openLimiter(database: Database, keyPrefix: string, duration: number) {
  return openRateLimiter(database, { keyPrefix, duration, points: mostInAnHour });
}
