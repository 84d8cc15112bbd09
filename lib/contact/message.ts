import type { Locale } from '#lib/i18n/locales.ts';
import type { Delivery } from '#lib/mail/outgoing-mail.ts';
import type { SpamVerdict, Suspicion } from '#lib/spam/verdict.ts';

export const messageStatuses = ['new', 'answered', 'closed', 'quarantine'] as const;

/** `new` nobody has answered yet; `quarantine` set aside on a suspicion, or marked as spam. */
export type MessageStatus = (typeof messageStatuses)[number];

/** What a sender fills in, cleaned and validated; what was left out is empty. */
export interface MessageFields {
  name: string;
  organization: string;
  position: string;
  email: string;
  city: string;
  source: string;
  message: string;
}

/** A message that has passed validation and is to be stored. */
export interface NewMessage extends MessageFields {
  /** The one-use number of the form. */
  nonce: string;
  /** The key of the sender's private link: 160 bits in base64url. Only its hash is stored. */
  key: string;
  locale: Locale;
  page: string;
  service: { key: string; title: string } | null;
  /** Uploads that come with it, by id. */
  uploads: readonly string[];
  status: Extract<MessageStatus, 'new' | 'quarantine'>;
  suspicions: readonly Suspicion[];
  verdict: SpamVerdict;
  receivedAt: number;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
}

export interface Note {
  id: string;
  authorName: string;
  text: string;
  createdAt: number;
}

/** A stored message without its notes and deliveries, as lists show it. */
export interface MessageSummary {
  id: string;
  reference: string;
  locale: Locale;
  service: { key: string; title: string } | null;
  name: string;
  organization: string;
  email: string;
  /** The beginning of the message, on one line. */
  excerpt: string;
  status: MessageStatus;
  isRead: boolean;
  assigneeName: string | null;
  attachmentCount: number;
  /** Whether a mail about it has failed or has waited for more than 15 minutes. */
  hasMailTrouble: boolean;
  receivedAt: number;
  changedAt: number;
}

/** Everything that is known of a message. */
export interface StoredMessage extends MessageFields {
  id: string;
  reference: string;
  locale: Locale;
  page: string;
  service: { key: string; title: string } | null;
  status: MessageStatus;
  readAt: number | null;
  assignee: { id: string; name: string } | null;
  suspicions: readonly Suspicion[];
  verdict: SpamVerdict;
  mark: 'spam' | 'wanted' | null;
  consentedAt: number;
  receivedAt: number;
  changedAt: number;
  attachments: readonly Attachment[];
  notes: readonly Note[];
  deliveries: readonly Delivery[];
}
