import type { Authentication } from '#lib/auth/authentication.ts';
import { openAuthentication } from '#lib/auth/open-authentication.ts';
import type { Database } from '#lib/database/database.ts';
import { migrate } from '#lib/database/migrate.ts';
import { mergeCookies } from '#lib/http/merge-cookies.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';
import { testDatabase } from './database.ts';

/** Who does things in tests. */
export const tester = { id: 'test', name: 'Test' };

export const password = 'una frase larga y 7 gatos';

export interface TestSignIn {
  auth: Authentication;
  database: Database;
  /** The texts of the mails that wait in the outbox, oldest first. */
  mails(): Promise<string[]>;
  failures: unknown[];
}

/** The sign-in on a database of its own, with Ada who is an admin; mails stay in the outbox. */
export async function testSignIn(
  engine: Database['engine'],
  siteUrl = 'http://localhost:4210',
): Promise<TestSignIn> {
  const database = await testDatabase(engine, addAda);
  const failures: unknown[] = [];
  const auth = await openOn(database, siteUrl, (error) => failures.push(error));
  const mails = async () => {
    const rows = await database.db.selectFrom('outbox').select('text').orderBy('created_at').execute();
    return rows.map(({ text }) => text);
  };
  return { auth, database, mails, failures };
}

async function addAda(database: Database): Promise<void> {
  await migrate(database);
  const auth = await openOn(database, 'http://localhost:4210', console.error);
  await auth.addPerson({ email: 'ada@example.org', name: 'Ada', password }, tester);
}

function openOn(
  database: Database,
  siteUrl: string,
  onFailure: (error: unknown) => void,
): Promise<Authentication> {
  const enqueue = createEnqueueMails({ from: { name: '', address: 'web@example.org' } });
  return openAuthentication({
    database,
    secret: 'a secret of more than thirty-two characters',
    siteUrl,
    mailer: {
      isSetUp: true,
      send: (mail) => database.write((transaction) => enqueue(transaction, [mail], null)),
    },
    onFailure,
  });
}

/** What a browser sends after it was given `cookies`, on top of what it had. */
export function withCookies(cookies: readonly string[], had = new Headers()): Headers {
  return new Headers({ cookie: mergeCookies(had.get('cookie') ?? '', cookies) });
}

/** Signs in with the password and returns the headers of the next requests. */
export async function signIn(auth: Authentication, email: string, secret = password): Promise<Headers> {
  const headers = new Headers();
  const result = await auth.signIn.withPassword({ email, password: secret, headers, client: null });
  if (result.kind !== 'signed-in') throw new Error(`Signing in ended with ${result.kind}.`);
  return withCookies(result.cookies);
}
