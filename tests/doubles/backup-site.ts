import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAuthentication } from '#lib/auth/open-authentication.ts';
import { makeTables } from '#lib/backup/make-tables.ts';
import { openMessageStore } from '#lib/contact/store/open-message-store.ts';
import type { Database } from '#lib/database/database.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { openSecret } from '#lib/database/secrets.ts';
import { type Environment, readEnvironment } from '#lib/env.ts';
import { runGit } from '#lib/git/run-git.ts';
import { testDatabasePlace } from './database.ts';
import { arriving, newMessage, noMails } from './message-store.ts';

const password = 'una frase larga y 7 gatos';

/** A machine with nothing on it yet but an empty database. */
export async function testMachine(engine: Database['engine']): Promise<Environment> {
  const { databaseUrl } = await testDatabasePlace(engine);
  const root = await realpath(await mkdtemp(join(tmpdir(), 'machine-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return readEnvironment({
    CONTENT_DIR: join(root, 'site', 'content'),
    MEDIA_DIR: join(root, 'media'),
    DATA_DIR: join(root, 'data'),
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  });
}

/** Opens what a running site has open on a machine. */
export async function openMachine(environment: Environment) {
  const database = await openDatabase(environment);
  await makeTables(database);
  const secret = await openSecret({ ...environment, database });
  const messages = openMessageStore({ database, enqueueMails: async () => {} });
  const { siteUrl } = environment;
  const mailer = { isSetUp: false, send: async () => {} };
  const auth = await openAuthentication({ database, secret, siteUrl, mailer, onFailure: () => {} });
  return {
    ...{ database, secret, messages, auth },
    add: (email: string) => auth.addPerson({ email, name: 'Ada', password }, { id: 'test', name: 'Test' }),
    signIn: async (email: string) => {
      const headers = new Headers();
      return (await auth.signIn.withPassword({ email, password, headers, client: null })).kind;
    },
  };
}

/** Fills a machine as editors and visitors do: a person, two messages with a file, content with its history. */
export async function fillMachine(environment: Environment): Promise<string> {
  const machine = await openMachine(environment);
  await machine.add('ada@example.org');
  const body = arriving(Buffer.alloc(700_000, 'ñ0\u0000x'));
  const { id } = await machine.messages.keepUpload({ name: 'acta.pdf', type: 'application/pdf', body });
  for (const message of ['Hola, ¿qué tal? 👋', 'Dos\nlíneas'])
    await machine.messages.create(
      newMessage({ message, uploads: message.startsWith('Hola') ? [id] : [] }),
      noMails,
    );
  await machine.database.close();
  const { contentDir, mediaDir } = environment;
  await mkdir(join(contentDir, 'pages', 'es'), { recursive: true });
  await mkdir(mediaDir, { recursive: true });
  await writeFile(join(mediaDir, 'mapa á.png'), 'png');
  await commit(environment, 'uno');
  return commit(environment, 'dos');
}

/** Commits a text as somebody who works in the clone. */
export async function commit(
  { contentDir }: Environment,
  text: string,
  folders: readonly string[] = ['content'],
): Promise<string> {
  const root = join(contentDir, '..');
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  await runGit({ root }, ['init', '--quiet', '-b', 'main']);
  await writeFile(join(contentDir, 'pages', 'es', 'inicio.md'), `${text}\n`);
  await runGit({ root }, ['add', ...folders]);
  await runGit({ root }, [...who, 'commit', '--quiet', '-m', text]);
  return (await runGit({ root }, ['rev-parse', 'HEAD'])).stdout.toString().trim();
}
