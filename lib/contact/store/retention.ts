import type { Retention } from '#lib/content/collections/retention.ts';
import type { MessageStatus } from '../message.ts';

const day = 24 * 3_600_000;

/** For each status the moment before which the last activity has to lie for a message to be deleted now. */
export function keptUntil(retention: Retention, now: number): [MessageStatus, number][] {
  return [
    ['new', monthsBefore(now, retention.new)],
    ['answered', monthsBefore(now, retention.answered)],
    ['closed', monthsBefore(now, retention.closed)],
    ['quarantine', now - retention.quarantine * day],
  ];
}

/** The same day and time so many months earlier (UTC), or that month's last day if it is shorter. */
function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - months, 1);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, lastDay));
  return date.getTime();
}
