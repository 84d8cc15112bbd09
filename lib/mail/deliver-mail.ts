import type { Database } from '#lib/database/database.ts';
import { type ClaimedMail, leaseLength, renewLease } from './claim-mail.ts';
import type { MailClock } from './mail-clock.ts';
import type { MailSender } from './send-mail.ts';
import { markExpired, markFailed, markSent, putBack } from './settle-mail.ts';
import { smtpFailure } from './smtp-failure.ts';

/** What it takes to deliver mails. */
export interface DeliveryOptions {
  database: Database;
  sender: MailSender;
  clock: MailClock;
  /** What must not appear in the notes about failures. */
  secrets: readonly string[];
  /** The database did not take a change; the worker goes on. */
  onFailure(error: unknown): void;
}

/** How often the outcome of an attempt is written before the lease is left to run out. */
const settleAttempts = 8;

/** Tries once to deliver a claimed mail and notes how that ended; never rejects. `signal` breaks it off. */
export async function deliverMail(
  options: DeliveryOptions,
  mail: ClaimedMail,
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = options;
  if (mail.expires_at !== null && mail.expires_at <= clock.now())
    return await persist(options, () => markExpired(database, mail));
  const settled = new AbortController();
  const renewing = keepLease(options, mail, settled.signal);
  const note = await attempt(options, mail, signal);
  await persist(options, note);
  settled.abort();
  await renewing;
}

/** Sends the mail and returns what writes down the outcome. */
async function attempt(
  { database, sender, clock, secrets }: DeliveryOptions,
  mail: ClaimedMail,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  try {
    await sender.send(mail, signal);
    return () => markSent(database, mail, clock.now());
  } catch (error) {
    if (signal.aborted) return () => putBack(database, mail, clock.now());
    const failure = smtpFailure(error instanceof Error ? error : new Error(String(error)), secrets);
    return () => markFailed(database, mail, failure, clock.now());
  }
}

async function keepLease(
  { database, clock, onFailure }: DeliveryOptions,
  mail: ClaimedMail,
  settled: AbortSignal,
): Promise<void> {
  while (!settled.aborted) {
    await clock.wait(leaseLength / 4, settled);
    if (!settled.aborted) await renewLease(database, mail, clock.now()).catch(onFailure);
  }
}

// A mail that was delivered and is not marked so will be delivered again: worth some patience.
async function persist({ clock, onFailure }: DeliveryOptions, note: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= settleAttempts; attempt += 1) {
    try {
      return await note();
    } catch (error) {
      onFailure(error);
      await clock.wait(attempt * 1_000, new AbortController().signal);
    }
  }
}
