import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { AdminAnswer } from '#lib/admin/admin-route.ts';
import { matchRoute } from '#lib/admin/match-route.ts';
import type { Authentication } from '#lib/auth/authentication.ts';
import type { Person } from '#lib/auth/session.ts';
import { contactMails } from '#lib/contact/mails/contact-mails.ts';
import type { MessageStore } from '#lib/contact/message-store.ts';
import type { Database } from '#lib/database/database.ts';
import { inboxRoutes } from '#lib/inbox/routes.ts';
import { openMailer } from '#lib/mail/open-mailer.ts';
import { provideSite } from '#lib/site.ts';
import { openSpamFilter } from '#lib/spam/open-spam-filter.ts';
import type { SpamFilter } from '#lib/spam/verdict.ts';
import { testDatabase } from './database.ts';
import { storeOn } from './message-store.ts';

/** Who does things in tests; an admin who reads English. */
export const ada: Person = {
  id: 'ada',
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  role: 'admin',
  locale: 'en',
  hasTwoFactor: false,
};

/** What makes a message one that is set aside. */
export const spam = {
  message: 'Cheap SEO backlinks, casino bonus, buy now',
  status: 'quarantine',
  suspicions: [{ code: 'no-origin' }],
} as const;

export interface TestInbox {
  database: Database;
  store: MessageStore;
  filter: SpamFilter;
  /** Sends a form to an address below `/admin/inbox`. */
  post(address: string, fields?: Record<string, string> | URLSearchParams): Promise<AdminAnswer>;
  get(address: string): Promise<AdminAnswer>;
}

/** The inbox over a database of one test, with the real store, filter and outbox; nothing is sent from it. */
export async function testInbox(): Promise<TestInbox> {
  const database = await testDatabase('sqlite');
  const store = storeOn(database);
  const filter = openSpamFilter({ database });
  const options = { siteUrl: 'https://example.org', contactTo: 'team@example.org', privateLink: null };
  provideSite({
    messages: store,
    spamFilter: filter,
    mailer: openMailer({ database, settings: null }),
    // Only who there is counts here; signing in is tested where it is written.
    authentication: { people: async () => [ada] } as Partial<Authentication> as Authentication,
    writeWantedMails: async (message) => contactMails(message, options),
  });
  return {
    database,
    store,
    filter,
    post: (address, fields = {}) => run('POST', address, new URLSearchParams(fields)),
    get: (address) => run('GET', address, new URLSearchParams()),
  };
}

async function run(method: 'GET' | 'POST', address: string, fields: URLSearchParams): Promise<AdminAnswer> {
  const url = new URL(address, 'https://example.org');
  const found = matchRoute(inboxRoutes, method, url.pathname);
  if (!found) throw new Error(`Nothing answers ${method} ${url.pathname}.`);
  return found.route.run({
    request: new IncomingMessage(new Socket()),
    url,
    params: found.params,
    fields,
    session: { id: 'session', person: ada, createdAt: 0, expiresAt: Number.MAX_SAFE_INTEGER },
    locale: ada.locale,
    client: null,
  });
}

/** The text of a file that is sent. */
export async function textOf(answer: AdminAnswer): Promise<string> {
  if (answer.kind !== 'file') throw new Error(`The answer is ${answer.kind}.`);
  if (Buffer.isBuffer(answer.body)) return answer.body.toString('utf8');
  return Buffer.concat(await Array.fromAsync(answer.body)).toString('utf8');
}
