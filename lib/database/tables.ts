/**
 * The tables of the site, besides those of better-auth. Moments are milliseconds since 1970, yes and no are
 * 1 and 0, lists and records are JSON text: the same on SQLite and Postgres.
 */
export interface Tables {
  message: MessageTable;
  note: NoteTable;
  upload: UploadTable;
  upload_chunk: UploadChunkTable;
  outbox: OutboxTable;
  spam_word: SpamWordTable;
  audit: AuditTable;
  state: StateTable;
  share: ShareTable;
  read_revision: ReadRevisionTable;
  migration: MigrationTable;
}

export interface MessageTable {
  /** UUID version 7. */
  id: string;
  /** What the sender is told: eight characters that are easy to read aloud, in two groups. Unique. */
  reference: string;
  /** The one-use number of the form it came with. Unique. */
  nonce: string;
  /** Hash of everything the sender gave, to tell a replay from another message under the same number. */
  content_hash: string;
  /** Hash of the key in the sender's private link. Unique. */
  key_hash: string;
  locale: string;
  /** Path of the page that the form stood on. */
  page: string;
  /** Slug key of the service that the sender came from, and its title as it was shown. */
  service: string | null;
  service_title: string | null;
  name: string;
  organization: string;
  position: string;
  email: string;
  /** The address in lower case: for search, export and erasure. */
  email_key: string;
  city: string;
  /** The answer to “how did you hear of us”. */
  source: string;
  message: string;
  /** Everything that the search looks into, without accents and capitals. */
  search_text: string;
  consented_at: number;
  status: string;
  read_at: number | null;
  /** Id and name of the person who looks after it. */
  assignee_id: string | null;
  assignee_name: string | null;
  /** JSON: `Suspicion[]`. */
  suspicions: string;
  /** What the filter made of it: 1 spam. */
  is_spam: number;
  /** From 0 to 1. */
  spam_probability: number;
  /** JSON: `SpamVerdict['words']`. */
  spam_words: string;
  /** What a person said of it: `spam`, `wanted` or nothing. */
  mark: string | null;
  received_at: number;
  /** The last activity; retention counts from here. */
  changed_at: number;
}

export interface NoteTable {
  id: string;
  message_id: string;
  author_name: string;
  text: string;
  created_at: number;
}

/** A file that came with a form; without `message_id` it waits for its message, for a day at most. */
export interface UploadTable {
  id: string;
  message_id: string | null;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** 0 until its last piece has come; only then a message can claim it. */
  is_complete: number;
  created_at: number;
}

/** The bytes of an upload in pieces of 256 kB, so that no row and no buffer grows large. */
export interface UploadChunkTable {
  upload_id: string;
  position: number;
  bytes: Uint8Array;
}

export interface OutboxTable {
  id: string;
  kind: string;
  message_id: string | null;
  locale: string;
  recipient: string;
  /** JSON: `{name, address}`. */
  reply_to: string | null;
  subject: string;
  /** Emptied once the mail is sent. */
  text: string;
  html: string;
  /** The Message-ID, the same for every attempt, with its angle brackets. */
  mail_id: string;
  state: string;
  attempts: number;
  next_attempt_at: number;
  /** Until when a worker holds it, and which one. */
  lease_until: number | null;
  lease_owner: string | null;
  last_error: string | null;
  created_at: number;
  sent_at: number | null;
  expires_at: number | null;
}

/** How often a word was seen in texts that people marked. */
export interface SpamWordTable {
  word: string;
  spam: number;
  wanted: number;
}

export interface AuditTable {
  id: string;
  at: number;
  actor_id: string;
  actor_name: string;
  /** Such as `message.delete`. */
  action: string;
  /** What it was done to, such as a message's reference; no personal data. */
  subject: string;
  /** JSON. */
  detail: string;
}

/** Single values that all processes share, such as when the purge last ran. */
export interface StateTable {
  name: string;
  value: string;
  changed_at: number;
}

/** A link to a version of a document that is not published. */
export interface ShareTable {
  id: string;
  /** Hash of the key in the link. Unique. */
  key_hash: string;
  /** Path relative to the content folder. */
  file: string;
  /** The whole file, as publishing would have written it. */
  source: string;
  creator_id: string;
  creator_name: string;
  created_at: number;
  expires_at: number;
}

/** What a session of the studio has last read of a file; kept on Postgres, for all processes. */
export interface ReadRevisionTable {
  session_id: string;
  path: string;
  /** `null`: there was no such file. */
  revision: string | null;
  at: number;
}

/** Migrations that have been run. */
export interface MigrationTable {
  name: string;
  run_at: number;
}
