import type { Authentication } from './auth/authentication.ts';
import type { ContentHealth } from './cms/health/content-health.ts';
import type { ContentHistory } from './cms/history/content-history.ts';
import type { ContentSource } from './cms/source/content-source.ts';
import type { MessageStore } from './contact/message-store.ts';
import type { WriteWantedMails } from './contact/wanted-mails.ts';
import type { Database } from './database/database.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Measures } from './metrics/measures.ts';
import type { Health } from './operations/health.ts';
import type { SpamFilter } from './spam/verdict.ts';
/** What the server opens and pages use from any room. */
export interface Site {
  /** Sign-in, sessions and people. */
  authentication: Authentication;
  /** What `/admin/health` shows. */
  contentHealth: ContentHealth;
  /** What `/admin/history` shows. */
  contentHistory: ContentHistory;
  /** What `/admin/source` shows. */
  contentSource: ContentSource;
  messages: MessageStore;
  /** Writes the mails that a message set aside would have caused. */
  writeWantedMails: WriteWantedMails;
  database: Database;
  mailer: Mailer;
  /** The numbers of the process, where the server has opened them. */
  measures: Measures;
  /** How the site of this process is, for the page that tells people. */
  health: () => Promise<Health>;
  /** Classifies messages, and learns from marks. */
  spamFilter: SpamFilter;
}

// The server and Next's bundle are two sets of modules in one process; both have to meet the same object.
const key = Symbol.for('site');
const shared = globalThis as { [key]?: Partial<Site> };
shared[key] ??= {};
const opened = shared[key];

/** Hands over what has been opened. */
export function provideSite(parts: Partial<Site>): void {
  Object.assign(opened, parts);
}

/**
 * A part of the site.
 * @throws {Error} where no server of ours has provided it, as under a plain `next start`.
 */
export function site<Name extends keyof Site>(name: Name): Site[Name] {
  const part = findInSite(name);
  if (part === undefined)
    throw new Error(`“${name}” is not open. Start the site with “npm start” or “npm run dev”.`);
  return part;
}

/** The same, or nothing where it has not been provided. */
export function findInSite<Name extends keyof Site>(name: Name): Site[Name] | undefined {
  return opened[name];
}
