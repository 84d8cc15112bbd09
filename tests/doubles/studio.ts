import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '#lib/cms/context/studio-context.ts';
import { createEditingThread } from '#lib/cms/editing/editing-thread.ts';
import { openStudio } from '#lib/cms/open-studio.ts';
import type { Saved } from '#lib/cms/publish/save-entry.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Database } from '#lib/database/database.ts';
import { readEnvironment } from '#lib/env.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { openTestStore } from './page-store.ts';
import { type TestRepository, testRepository } from './repository.ts';
import { password, signIn, tester, testSignIn } from './sign-in.ts';

/** An answer of `/api/cms`, its JSON parsed; `Body` is what the action answers when it goes well. */
export interface CmsAnswer<Body> {
  status: number;
  body: Body & { error?: string; code?: string; detail?: unknown };
}

/** Somebody who has signed in. */
export interface TestEditor {
  cookie: string;
  session: Session;
  /** One action of the protocol. */
  ask<Body = Saved>(action: string, params: unknown): Promise<CmsAnswer<Body>>;
}

/** The studio's server on a git repository of its own, with real sign-in, database and content store. */
export interface TestStudio {
  origin: string;
  repository: TestRepository;
  content: ContentStore;
  context: StudioContext;
  database: Database;
  editor(email: string, person?: { name?: string; locale?: 'es' | 'en' }): Promise<TestEditor>;
  /** How many commits there are. */
  commits(): number;
  failures: unknown[];
  mediaDir: string;
}

/** One for all tests of a file, which ends with it. */
const editing = createEditingThread({ blocksDir: join(process.cwd(), 'components', 'blocks') });

/**
 * Starts the studio on `files` (paths below `content/`); all of it goes away with the test. `mediaDir` puts the
 * uploads beside the repository; `catchUp` fetches what other processes have published.
 */
export async function testStudio(
  files: Record<string, string>,
  elsewhere: { mediaDir?: string; catchUp?: () => Promise<void> } = {},
): Promise<TestStudio> {
  const inContent = Object.entries(files).map(([id, text]) => [`content/${id}`, text] as const);
  const repository = await testRepository({ 'media/a.txt': 'a\n', ...Object.fromEntries(inContent) });
  const { contentDir } = repository.options;
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const mediaDir = elsewhere.mediaDir ? join(dataDir, elsewhere.mediaDir) : repository.options.mediaDir;
  await mkdir(mediaDir, { recursive: true });
  const { auth, database } = await testSignIn('sqlite');
  const media = await openMediaLibrary({ dir: mediaDir, cacheDir: join(dataDir, 'cache', 'media') });
  const content = await openTestStore(contentDir, dataDir, { media, draftRenderer: editing });
  onTestFinished(() => content.close());
  const failures: unknown[] = [];
  const folders = { CONTENT_DIR: contentDir, MEDIA_DIR: mediaDir, DATA_DIR: dataDir };
  const studio = await openStudio({
    ...{ content, media, editing, database },
    environment: readEnvironment(folders),
    root: process.cwd(),
    fingerprint: async () => 'test',
    authentication: auth,
    keepsPages: false,
    onFailure: (_key, error) => failures.push(error),
  });
  const pages = {
    once: noPages,
    kept: noPages,
    peek: () => null,
    first: <Result>(work: () => Promise<Result>) => work(),
  };
  const context = studio.context(pages, { catchUp: elsewhere.catchUp ?? (async () => {}) });
  const parts = studio.parts(context);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    for (const part of parts) if (await part(request, response, url)) return;
    if (!(await media.serve(request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, repository, content, context, database, failures, mediaDir },
    async editor(email, { name = email, locale = 'es' } = {}) {
      // Ada has hers, and making it takes as long as many a test.
      const secret = email === 'ada@example.org' ? {} : { password };
      await auth.addPerson({ email, name, locale, role: 'editor', ...secret }, tester);
      const headers = await signIn(auth, email);
      const session = await auth.findSession(headers);
      if (!session) throw new Error(`${email} could not sign in.`);
      const cookie = headers.get('cookie') ?? '';
      return { cookie, session, ask: (action, params) => post(origin, { cookie }, { action, params }) };
    },
    commits: () => Number(repository.git('rev-list', '--count', 'HEAD')),
  };
}

/** Asks `/api/cms` as the studio does; `headers` come on top, `undefined` takes one away. */
export async function post<Body = Saved>(
  origin: string,
  headers: Record<string, string | undefined>,
  body: unknown,
): Promise<CmsAnswer<Body>> {
  const sent = { 'content-type': 'application/json', 'x-cms': '1', origin, ...headers };
  const given = Object.entries(sent).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const answer = await fetch(`${origin}/api/cms`, {
    method: 'POST',
    headers: given,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Pages are Next's work, and tried with it (tests/e2e). */
function noPages(): Promise<never> {
  throw new Error('There are no pages here.');
}
