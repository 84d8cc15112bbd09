import type { Transaction } from 'kysely';
import type { Tables } from '#lib/database/tables.ts';
import type { Delivery, OutgoingMail } from './outgoing-mail.ts';

/** The outbox and the worker that empties it. */
export interface Mailer {
  /** Whether `SMTP_URL` is set; without it nothing is put into the outbox. */
  isSetUp: boolean;
  /** Where messages from the form are sent; `null` without `CONTACT_TO`. */
  contactTo: string | null;
  /** Puts a mail that belongs to no message into the outbox (sign-in links, digests). */
  send(mail: OutgoingMail): Promise<void>;
  /** Wakes the worker: something was put into the outbox. */
  wake(): void;
  /** Sets a waiting or given-up mail to be tried at once. */
  retry(id: string): Promise<void>;
  deliveries(messageId: string): Promise<Delivery[]>;
  /** For the inbox and the health summary. */
  state(): Promise<{
    waiting: number;
    givenUp: number;
    oldestWaitingSince: number | null;
    lastError: string | null;
  }>;
  /** Lets a mail under way end, then stops. */
  close(): Promise<void>;
}

/** Puts mails into the outbox within the transaction of what they are about. */
export type EnqueueMails = (
  transaction: Transaction<Tables>,
  mails: readonly OutgoingMail[],
  messageId: string | null,
) => Promise<void>;
