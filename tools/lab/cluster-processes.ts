import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateContent } from '#tools/bench/generate-content.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { freePort, type LaunchedServer, launchServer } from './server-process.ts';
import { addEditor, openStudioClient, type StudioClient, signInToStudio } from './studio-client.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** One process of the site, with a clone, a data folder and a port of its own. */
export interface Member {
  server: LaunchedServer;
  port: number;
  /** Its way to Postgres. */
  database: TcpProxy;
  clone: string;
  /** Starts it again after it was stopped or killed; resolves before it answers. */
  launch(): Promise<void>;
  /** The same; resolves when it answers. */
  start(): Promise<void>;
  /** Somebody who edits there; the session is good at every process. */
  editor(): StudioClient;
}

/** Several processes of the site on one Postgres and one bare repository, to be thrown away. */
export interface ClusterProcesses {
  members: Member[];
  postgres: RunningPostgres;
  bare: string;
  /** The session of the editor, as a `Cookie` header. */
  cookie: string;
  /** Runs git in a clone that belongs to no process, as somebody who edits elsewhere does. */
  outside: { folder: string; git(...words: string[]): string };
  /** Calls the webhook of a process, as the host of the repository does. */
  callWebhook(member: Member): Promise<number>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  count?: number;
  /** How many made-up documents there are, half of them in each language. */
  documents?: number;
  /** The folder of the project; the current one if not given. */
  root?: string;
  env?: Record<string, string>;
}

const email = 'cluster@example.org';
const webhookSecret = 'the secret of the host of the repository';

/** Starts Postgres, makes the repository and starts the processes; all of them answer when it resolves. */
export async function startClusterProcesses(options: ClusterOptions = {}): Promise<ClusterProcesses> {
  const { count = 3, documents = 60, root = process.cwd(), env = {} } = options;
  const content = await generateContent(documents);
  const { folder } = content;
  const bare = join(folder, 'shared.git');
  run(folder, ['clone', '-q', '--bare', folder, bare]);
  const postgres = await startPostgres();
  const shared = {
    CONTENT_REMOTE: bare,
    CONTENT_BRANCH: 'main',
    WEBHOOK_SECRET: webhookSecret,
    AUTH_SECRET: 'a secret that all processes of the cluster share',
    ...env,
  };
  addEditor(join(folder, 'data'), email, { DATABASE_URL: postgres.url, AUTH_SECRET: shared.AUTH_SECRET });
  const members: Member[] = [];
  let cookie = '';

  async function addMember(number: number): Promise<void> {
    const clone = join(folder, `clone-${number}`);
    run(folder, ['clone', '-q', bare, clone]);
    const database = await startTcpProxy(postgres.url);
    const place = {
      CONTENT_DIR: join(clone, 'content'),
      MEDIA_DIR: join(clone, 'media'),
      DATA_DIR: join(folder, `data-${number}`),
      DATABASE_URL: database.url,
    };
    const port = await freePort();
    const launch = () => launchServer({ root, port, env: { ...shared, ...place } });
    const member: Member = {
      ...{ port, database, clone },
      server: await launch(),
      async launch() {
        member.server = await launch();
      },
      async start() {
        await member.launch();
        await member.server.ready;
      },
      editor: () => openStudioClient(member.server.origin, cookie),
    };
    members.push(member);
    await member.server.ready;
  }

  async function stop(): Promise<void> {
    await Promise.all(members.map(({ server }) => server.stop()));
    await Promise.all(members.map(({ database }) => database.close()));
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }

  try {
    for (let number = 1; number <= count; number += 1) await addMember(number);
    cookie = (await signInToStudio(members[0]?.server.origin ?? '', email)).cookie;
  } catch (error) {
    await stop();
    throw error;
  }
  const elsewhere = join(folder, 'outside');
  run(folder, ['clone', '-q', bare, elsewhere]);
  return {
    ...{ members, postgres, bare, cookie, stop },
    outside: { folder: elsewhere, git: (...words) => run(elsewhere, words) },
    async callWebhook({ server }) {
      const body = JSON.stringify({ ref: 'refs/heads/main' });
      const signature = createHmac('sha256', webhookSecret).update(body).digest('hex');
      const headers = { 'x-hub-signature-256': `sha256=${signature}` };
      return (await fetch(`${server.origin}/api/webhook`, { method: 'POST', headers, body })).status;
    },
  };
}

function run(cwd: string, words: readonly string[]): string {
  const who = ['-c', 'user.name=Elsewhere', '-c', 'user.email=elsewhere@example.org'];
  return execFileSync('git', [...who, ...words], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}
