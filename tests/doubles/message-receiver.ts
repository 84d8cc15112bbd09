import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { keepFiles } from '#lib/contact/attachments/keep-files.ts';
import { spoolFiles } from '#lib/contact/attachments/spool-files.ts';
import type { ContactAnswer } from '#lib/contact/contact-answer.ts';
import { newToken, signToken } from '#lib/contact/form-token.ts';
import { createReceiver } from '#lib/contact/receive-message.ts';
import { openSenderLimits } from '#lib/contact/sender-limits.ts';
import { openMessageStore } from '#lib/contact/store/open-message-store.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { openSpamFilter } from '#lib/spam/open-spam-filter.ts';
import { testDatabasePlace } from './database.ts';

const tokenKey = randomBytes(32);

/** What is sent besides the fields. */
interface Sending {
  files?: [name: string, bytes: Buffer][];
  headers?: Record<string, string>;
  /** Whether the files come before all fields. */
  filesFirst?: boolean;
}

/** A token of a form that was opened a while ago. */
export function token(ageInSeconds = 60): string {
  return signToken(tokenKey, newToken('es', Date.now() - ageInSeconds * 1000));
}

/** The whole way of a message, from a connection to a database, for one test; `budget`: bytes of files in a day. */
export async function startReceiver({ budget }: { budget?: { client: number; all: number } } = {}) {
  const place = await testDatabasePlace('sqlite');
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await migrate(database);
  const store = openMessageStore({ database, enqueueMails: async () => {} });
  const incomingDir = join(place.dataDir, 'incoming');
  const sender: { client: string | null } = { client: null };
  const mailed: string[] = [];
  const receive = createReceiver({
    content: { resolve: () => null },
    store,
    filter: openSpamFilter({ database }),
    limits: openSenderLimits(database),
    clientOf: () => sender.client,
    openSpool: spoolFiles(incomingDir),
    keepFiles: keepFiles(store.keepUpload, budget),
    composeMails: (message) => {
      mailed.push(message.reference);
      return [];
    },
    tokenKey,
    linkSecret: randomBytes(32),
    siteOrigin: null,
    onStored: () => {},
    onFailure: (_key, error) => {
      throw error;
    },
  });
  const server = createServer(async (request, response) => {
    response.end(JSON.stringify(await receive(request, 'es')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // The cast leaves out pipes, which nobody listens on here.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    database,
    databaseFile: join(place.dataDir, 'site.db'),
    incomingDir,
    sender,
    mailed,
    stored: () => database.db.selectFrom('message').selectAll().execute(),
    /** Sends a form as a page of the site would; returns what the site answers. */
    async send(
      fields: Record<string, string>,
      { files = [], headers = {}, filesFirst = false }: Sending = {},
    ) {
      const body = new FormData();
      const ofFields = Object.entries(fields);
      const ofFiles = files.map(
        ([name, bytes]) => ['files', new File([new Uint8Array(bytes)], name)] as const,
      );
      for (const [name, value] of filesFirst ? [...ofFiles, ...ofFields] : [...ofFields, ...ofFiles])
        body.append(name, value);
      const response = await fetch(url, { method: 'POST', body, headers: { origin: url, ...headers } });
      // The cast names what the server above has written.
      return (await response.json()) as ContactAnswer;
    },
  };
}
