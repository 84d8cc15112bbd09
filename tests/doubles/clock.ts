import { setTimeout as sleep } from 'node:timers/promises';
import type { MailClock } from '#lib/mail/mail-clock.ts';

/** A clock on which `speed` seconds pass in one of the machine's, from `start` on (milliseconds since 1970). */
export function fastClock(speed: number, start = Date.now()): MailClock & { jump(by: number): void } {
  const began = performance.now();
  let jumped = 0;
  return {
    now: () => Math.round(start + jumped + (performance.now() - began) * speed),
    async wait(duration, signal) {
      await sleep(duration / speed, undefined, { signal }).catch(() => {});
    },
    /** Sets the clock ahead or back, as a time server does; what waits goes on waiting. */
    jump(by) {
      jumped += by;
    },
  };
}
