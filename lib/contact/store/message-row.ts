import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { MessageTable } from '#lib/database/tables.ts';
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locales.ts';
import type { Attachment, MessageStatus, NewMessage, StoredMessage } from '../message.ts';
import { searchText } from './search-text.ts';

/** An upload with the hash of its bytes. */
export interface HashedUpload extends Attachment {
  sha256: string;
}

/** The row of a new message. */
export function toRow(
  message: NewMessage,
  own: { id: string; reference: string; contentHash: string },
): Selectable<MessageTable> {
  const { name, organization, position, email, city, source, service } = message;
  return {
    ...{ id: own.id, reference: own.reference, nonce: message.nonce, content_hash: own.contentHash },
    ...{ key_hash: hashKey(message.key), locale: message.locale, page: message.page },
    ...{ service: service?.key ?? null, service_title: service?.title ?? null },
    ...{ name, organization, position, email, email_key: emailKey(email), city, source },
    message: message.message,
    search_text: searchText({ ...message, reference: own.reference }),
    ...{ status: message.status, read_at: null, assignee_id: null, assignee_name: null, mark: null },
    suspicions: JSON.stringify(message.suspicions),
    is_spam: message.verdict.isSpam ? 1 : 0,
    spam_probability: message.verdict.probability,
    spam_words: JSON.stringify(message.verdict.words),
    consented_at: message.receivedAt,
    received_at: message.receivedAt,
    changed_at: message.receivedAt,
  };
}

/** A message from its row and what hangs on it. */
export function fromRow(
  row: Selectable<MessageTable>,
  parts: Pick<StoredMessage, 'attachments' | 'notes' | 'deliveries'>,
): StoredMessage {
  const { id, reference, page, name, organization, position, email, city, source, message } = row;
  return {
    ...{ id, reference, page, name, organization, position, email, city, source, message },
    ...parts,
    locale: localeOf(row),
    service: serviceOf(row),
    // The casts name what `toRow` and the store's changes wrote; nobody else writes these columns.
    status: row.status as MessageStatus,
    mark: row.mark as StoredMessage['mark'],
    suspicions: JSON.parse(row.suspicions) as StoredMessage['suspicions'],
    verdict: {
      probability: row.spam_probability,
      isSpam: row.is_spam === 1,
      words: JSON.parse(row.spam_words) as StoredMessage['verdict']['words'],
    },
    readAt: row.read_at,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    consentedAt: row.consented_at,
    receivedAt: row.received_at,
    changedAt: row.changed_at,
  };
}

/** The language of a row; the default one if the site has given up that language since. */
export function localeOf({ locale }: { locale: string }): Locale {
  return isLocale(locale) ? locale : defaultLocale;
}

/** The service that a row names. */
export function serviceOf(row: {
  service: string | null;
  service_title: string | null;
}): StoredMessage['service'] {
  return row.service === null ? null : { key: row.service, title: row.service_title ?? row.service };
}

/** An address as it is searched for: in any case. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** What is kept of the key of a private link; with 160 random bits, nobody guesses their way back. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * A hash of everything the sender gave. Files count by their bytes: pressing “send” twice uploads them
 * twice, under two ids.
 */
export function hashContent(message: NewMessage, uploads: readonly HashedUpload[]): string {
  const { name, organization, position, email, city, source, service } = message;
  const fields = [name, organization, position, email, city, source, message.message, service?.key ?? null];
  const files = uploads.map((upload) => [upload.sha256, upload.name]).sort();
  return createHash('sha256')
    .update(JSON.stringify([fields, files]))
    .digest('base64url');
}
