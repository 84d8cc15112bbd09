import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quarantineDigest } from '#lib/contact/mails/quarantine-digest.ts';
import type { Retention } from '#lib/content/collections/retention.ts';
import type { Database } from '#lib/database/database.ts';
import { claimDaily, readState, writeState } from '#lib/database/state.ts';
import { type WatchedClock, watchClock } from '#lib/database/watched-clock.ts';
import type { Mailer } from '#lib/mail/mailer.ts';
import type { MessageStore } from './message-store.ts';

export interface DailyOptions {
  database: Database;
  store: Pick<MessageStore, 'purge' | 'renew' | 'countQuarantined'>;
  mailer: Pick<Mailer, 'isSetUp' | 'contactTo' | 'send'>;
  retention: () => Retention;
  siteUrl: string;
  /** Where uploads lie while they are judged. */
  incomingDir: string;
  onFailure: (key: string, error: unknown) => void;
}

const hour = 3_600_000;
const lastDigest = 'quarantine-digest.at';

/**
 * Does once a day what has to be done once a day, in one of all processes: deletes messages that have been
 * kept long enough, and tells the team what was set aside. It looks now and every hour.
 */
export function startDaily(options: DailyOptions): void {
  const look = () => void runDaily(options, Date.now()).catch((error) => options.onFailure('daily', error));
  look();
  setInterval(look, hour).unref();
}

/**
 * Does what is due at `now`; what fails is tried again the next day, the rest is done all the same. Nothing is
 * deleted by a clock that has jumped: it would take away what nobody meant to lose.
 */
export async function runDaily(options: DailyOptions, now: number): Promise<void> {
  const { database, onFailure } = options;
  const clock = await watchClock(database, now);
  if (clock.doubtful) await renew(options, clock.doubtful, now);
  if (clock.isSteady) {
    await clearIncoming(options.incomingDir, now);
    if (await claimDaily(database.db, 'purge', now))
      await purge(options, now).catch((error: unknown) => onFailure('purge', error));
  } else if (clock.jump?.to === now) tellJump(clock.jump, clock);
  if (await claimDaily(database.db, 'digest', now)) await sendDigest(options, now);
}

/** Messages that came under a clock that was wrong for a while must not go as soon as it is right. */
async function renew(
  { store }: DailyOptions,
  span: { from: number; to: number },
  now: number,
): Promise<void> {
  const count = await store.renew(span, now);
  if (count > 0) console.info(`The retention of ${count} messages that came under a wrong clock starts now.`);
}

/** So many references fit into a line of the log; the audit trail has all of them. */
const maxReferences = 50;

async function purge({ store, retention }: DailyOptions, now: number): Promise<void> {
  const { messages, uploads } = await store.purge(retention(), now);
  if (messages.length + uploads === 0) return;
  const more = messages.length > maxReferences ? ` and ${messages.length - maxReferences} more` : '';
  const named = messages.length > 0 ? `: ${messages.slice(0, maxReferences).join(', ')}${more}` : '';
  console.info(
    `Deleted at the end of their retention: ${messages.length} messages, ${uploads} unclaimed uploads${named}.`,
  );
}

function tellJump({ from, to }: NonNullable<WatchedClock['jump']>, { steadyAt }: WatchedClock): void {
  const time = (moment: number) => new Date(moment).toISOString();
  console.warn(
    `The clock went from ${time(from)} to ${time(to)}, or the site was off meanwhile. Messages that have been kept long enough are deleted only once the clock has gone on evenly for a day (at ${time(steadyAt)}). If the time is wrong, set it before then.`,
  );
}

async function sendDigest({ database, store, mailer, siteUrl }: DailyOptions, now: number): Promise<void> {
  const { contactTo, isSetUp } = mailer;
  if (!isSetUp || contactTo === null) return;
  // A clock that was ahead may have left a time that is still to come.
  const since = Math.min(now, Number((await readState(database.db, lastDigest)) ?? 0));
  const count = await store.countQuarantined(since);
  if (count === 0) return;
  await mailer.send(quarantineDigest(count, { siteUrl, contactTo }));
  await writeState(database.db, lastDigest, String(now), now);
}

/** Files that were being judged when a process was killed. Each process has its own folder, so each looks. */
async function clearIncoming(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > hour) await rm(path, { force: true });
  }
}
