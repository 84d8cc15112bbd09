import type { Locale } from '#lib/i18n/locales.ts';

/** A mail as it waits in the outbox: written to the end, in one language. */
export interface OutgoingMail {
  kind: 'notice' | 'confirmation' | 'digest' | 'sign-in' | 'invitation';
  /** One address; never assembled from what a visitor typed, except for the confirmation. */
  to: string;
  replyTo?: { name: string; address: string };
  locale: Locale;
  subject: string;
  text: string;
  html: string;
  /** Milliseconds since 1970; a mail that could not be sent by then is dropped (sign-in links). */
  expiresAt?: number;
}

/** How the delivery of one mail stands, as the inbox shows it. */
export interface Delivery {
  id: string;
  kind: OutgoingMail['kind'];
  to: string;
  state: 'queued' | 'sending' | 'sent' | 'given-up';
  attempts: number;
  /** The peer's or the network's words about the last failure. */
  lastError: string | null;
  createdAt: number;
  /** `null` once it is sent or given up. */
  nextAttemptAt: number | null;
  sentAt: number | null;
}
