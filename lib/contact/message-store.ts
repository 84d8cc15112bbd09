import type { Retention } from '#lib/content/collections/retention.ts';
import type { Actor } from '#lib/database/audit.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import type { Attachment, MessageStatus, MessageSummary, NewMessage, StoredMessage } from './message.ts';

export type Created =
  /** `isReplay`: this very message under this number was stored before; nothing was stored now. */
  | { kind: 'stored'; message: StoredMessage; isReplay: boolean }
  /** The form's number was used for a message with other content. Nothing was stored. */
  | { kind: 'number-used' };

export interface MessageQuery {
  /** Not given: every status but quarantine. */
  status?: MessageStatus;
  /** Words that all have to occur in name, organisation, address, message, service or reference. */
  search?: string;
  service?: string;
  locale?: Locale;
  /** From 1; 50 a page, newest first. */
  page?: number;
}

export interface MessageList {
  messages: MessageSummary[];
  /** In all pages. */
  total: number;
  pages: number;
  counts: Record<MessageStatus, number>;
  unread: number;
  /** Services that messages name, for the filter. */
  services: { key: string; title: string }[];
}

/** Writes the mails about a message; called once its number is known, within its transaction. */
export type ComposeMails = (message: StoredMessage) => readonly OutgoingMail[];

/** What was deleted at the end of its retention. */
export interface Purged {
  /** The references of the messages. */
  messages: string[];
  /** How many uploads that no message claimed. */
  uploads: number;
}

/** Messages, kept in the database. Every change is on the disk when its promise resolves. */
export interface MessageStore {
  /**
   * Stores a message, its uploads and the mails about it, all or nothing. Of any number of simultaneous
   * calls with one nonce, one stores.
   */
  create(message: NewMessage, composeMails: ComposeMails): Promise<Created>;
  /** By the key of the sender's private link; `null` when it is wrong or older than 30 days. */
  findByKey(key: string, now: number): Promise<StoredMessage | null>;
  list(query: MessageQuery): Promise<MessageList>;
  find(id: string): Promise<StoredMessage | null>;
  /** The messages of a selection, in the order of the list. */
  findAll(ids: readonly string[]): Promise<StoredMessage[]>;
  markRead(id: string, isRead: boolean, by: Actor): Promise<void>;
  setStatus(ids: readonly string[], status: MessageStatus, by: Actor): Promise<void>;
  assign(id: string, person: Actor | null, by: Actor): Promise<void>;
  addNote(id: string, text: string, by: Actor): Promise<void>;
  /**
   * A person's verdict: spam goes to quarantine; wanted comes back as new, and `mails` are those that it
   * would have caused when it came. Marking again what is marked so changes nothing and mails nothing.
   * Returns whether it changed anything: of two people who press at once, one teaches the spam filter.
   */
  mark(id: string, mark: 'spam' | 'wanted', mails: readonly OutgoingMail[], by: Actor): Promise<boolean>;
  /** Deletes for good, with notes, uploads and mails; returns how many there were. */
  remove(ids: readonly string[], by: Actor | 'sender'): Promise<number>;
  /** Everything held of the person with this address, by the address in any case. */
  exportPerson(email: string): Promise<StoredMessage[]>;
  erasePerson(email: string, by: Actor): Promise<number>;
  /** Deletes what has been kept long enough, and uploads that no message claimed. */
  purge(retention: Retention, now: number): Promise<Purged>;
  /** Lets the retention of messages that were last touched in this span start at `now`; returns how many. */
  renew(span: { from: number; to: number }, now: number): Promise<number>;

  /** Keeps the bytes of an upload until its message comes. */
  keepUpload(upload: { name: string; type: string; body: AsyncIterable<Uint8Array> }): Promise<Attachment>;
  /** Uploads that wait for their message; those that are unknown or expired are left out. */
  waitingUploads(ids: readonly string[]): Promise<Attachment[]>;
  openUpload(
    id: string,
  ): Promise<{ file: Attachment; messageId: string | null; body: AsyncIterable<Uint8Array> } | null>;
  /** How many messages wait in quarantine that came after `since`. */
  countQuarantined(since: number): Promise<number>;
}
