import type { Database } from '#lib/database/database.ts';
import { createEnqueueMails } from './enqueue-mails.ts';
import { type MailClock, machineClock } from './mail-clock.ts';
import type { MailSettings } from './mail-settings.ts';
import { type MailWorker, startMailWorker } from './mail-worker.ts';
import type { Mailer } from './mailer.ts';
import { outboxState, readDeliveries, retryMail } from './outbox-queries.ts';
import { createMailSender } from './send-mail.ts';
import { secretForms } from './smtp-failure.ts';
import { type SmtpTimeouts, smtpCredentials } from './smtp-options.ts';

export interface MailerOptions {
  database: Database;
  /** `null`: nothing is mailed. */
  settings: MailSettings | null;
  /** This machine's, if not given. */
  clock?: MailClock;
  /** Those that RFC 5321 asks for, if not given. */
  timeouts?: SmtpTimeouts;
  /** Hears of a database that does not answer the worker, which goes on. */
  onFailure?(error: unknown): void;
}

/** Opens the outbox and begins to send what waits in it. */
export function openMailer(options: MailerOptions): Mailer {
  const { database, settings, clock = machineClock } = options;
  const enqueue = createEnqueueMails(settings, clock.now);
  const worker = settings === null ? null : startWorker(options, settings);
  const wake = () => worker?.wake();
  return {
    isSetUp: settings !== null,
    contactTo: settings?.contactTo ?? null,
    async send(mail) {
      await database.write((transaction) => enqueue(transaction, [mail], null));
      wake();
    },
    wake,
    async retry(id) {
      await retryMail(database, id, clock.now());
      wake();
    },
    deliveries: (messageId) => readDeliveries(database, messageId),
    state: () => outboxState(database),
    close: async () => await worker?.close(),
  };
}

function startWorker(options: MailerOptions, settings: MailSettings): MailWorker {
  const { database, clock = machineClock, timeouts, onFailure = reportFailure } = options;
  const credentials = smtpCredentials(settings.smtpUrl);
  return startMailWorker({
    database,
    sender: createMailSender(settings, timeouts),
    clock,
    secrets: credentials === null ? [] : secretForms(credentials),
    onFailure,
  });
}

function reportFailure(error: unknown): void {
  console.error(`mail: ${error instanceof Error ? error.message : String(error)}`);
}
