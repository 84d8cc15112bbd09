import type { Locale } from '#lib/i18n/locales.ts';
import { linkLife } from './link-life.ts';
import type { Attachment, MessageFields, MessageStatus, StoredMessage } from './message.ts';

/** A message as its sender may see it. */
export interface SentMessage extends MessageFields {
  reference: string;
  locale: Locale;
  service: string | null;
  /** Whether it was set aside is not told. */
  status: Exclude<MessageStatus, 'quarantine'>;
  attachments: readonly Attachment[];
  /** Milliseconds since 1970. */
  receivedAt: number;
  expiresAt: number;
  /** Whether a confirmation goes to the sender by mail. */
  isConfirmed: boolean;
}

/** What a page behind a private link shows. */
export type SentView =
  /** `untaken`: files that came with it and were not kept. */
  | { kind: 'thanks'; key: string; message: SentMessage; untaken: readonly string[] }
  | { kind: 'message' | 'confirm-deletion'; key: string; message: SentMessage }
  /** `missing`: deleted earlier, the link has run out, or it was never good. */
  | { kind: 'deleted' | 'missing'; key: string };

/** In the address of the page of thanks, the name of a file that was not taken. */
export const untakenFile = 'without';

/** What of a message its sender may see. */
export function toSentMessage(message: StoredMessage): SentMessage {
  const { reference, locale, name, organization, position, email, city, source, receivedAt } = message;
  return {
    ...{ reference, locale, name, organization, position, email, city, source, receivedAt },
    message: message.message,
    service: message.service?.title ?? null,
    status: message.status === 'quarantine' ? 'new' : message.status,
    attachments: message.attachments,
    expiresAt: receivedAt + linkLife,
    isConfirmed: message.deliveries.some(
      ({ kind, state }) => kind === 'confirmation' && state !== 'given-up',
    ),
  };
}
