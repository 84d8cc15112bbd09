import { openDatabase } from '#lib/database/open-database.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { openMailer } from '#lib/mail/open-mailer.ts';
import { fastClock } from '#tests/doubles/clock.ts';

/** What `torment-mail.ts` hands to a process that sends mail until it is killed. */
export interface MailProcessOptions {
  dataDir: string;
  smtpUrl: string;
  speed: number;
  /** The moment (of the fast clock) at which the machine's clock shows `startedAt`. */
  start: number;
  startedAt: number;
}

const options: MailProcessOptions = JSON.parse(process.argv[2] ?? '');
const { dataDir, smtpUrl, speed, start, startedAt } = options;
const database = await openDatabase({ databaseUrl: null, dataDir });
openMailer({
  database,
  settings: mailSettings({
    smtpUrl,
    mailFrom: 'web@example.org',
    contactTo: null,
    siteUrl: 'http://localhost',
  }),
  clock: fastClock(speed, start + (Date.now() - startedAt) * speed),
  // Of the machine's time, which the network keeps to: generous on a busy one, short against what it stands for.
  timeouts: { connection: 700, greeting: 700, silence: 1_500 },
});
console.log('ready');
// Until it is killed.
setInterval(() => {}, 60_000);
