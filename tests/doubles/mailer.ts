import { onTestFinished } from 'vitest';
import type { Database } from '#lib/database/database.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { type MailerOptions, openMailer } from '#lib/mail/open-mailer.ts';
import { fastClock } from './clock.ts';
import { testDatabase } from './database.ts';
import { type MailPeer, startMailPeer } from './mail-peer.ts';

/** Opens a mailer, its peer and its database for one test. */
export async function openTestMailer(
  engine: Database['engine'],
  options: Partial<MailerOptions> & { speed?: number; isOpen?: boolean } = {},
) {
  const { speed = 1, isOpen = true, ...rest } = options;
  const database = await testDatabase(engine);
  const peer = await startMailPeer();
  const settings = settingsFor(peer);
  const mailer = openMailer({ database, settings, clock: fastClock(speed), ...rest });
  onTestFinished(async () => {
    await peer.stop();
    await mailer.close();
  });
  // Closed, it still puts mails into the outbox.
  if (!isOpen) await mailer.close();
  return { database, mailer, peer, settings };
}

/** Opens another worker on the same database, on the time of this machine. */
export function openWorker(database: Database, peer: MailPeer): void {
  const mailer = openMailer({ database, settings: settingsFor(peer) });
  onTestFinished(() => mailer.close());
}

function settingsFor(peer: MailPeer) {
  const mailFrom = 'Platoniq <web@platoniq.net>';
  return mailSettings({ smtpUrl: peer.url, mailFrom, contactTo: null, siteUrl: 'https://platoniq.net' });
}

/** The outbox, row by row. */
export async function rows({ db }: Database) {
  return await db.selectFrom('outbox').selectAll().execute();
}

/** The states of the mails in the outbox. */
export async function states(database: Database): Promise<string[]> {
  return (await rows(database)).map(({ state }) => state);
}
