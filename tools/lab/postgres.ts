import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from './find-postgres.ts';

/** A Postgres of its own for tests and measurements, on the real disk. */
export interface RunningPostgres {
  /** Of a database in it that stays empty. */
  url: string;
  /** Of the process that starts all others of its own. */
  pid(): number;
  stop(): Promise<void>;
  /** Ends it without a farewell, as a crash would, and starts it again at the same address. */
  restart(): Promise<void>;
}

interface Cluster {
  bin: string;
  folder: string;
  port: number;
  /** Postgres refuses to run as root. */
  owner: { uid: number; gid: number } | null;
}

/**
 * Starts a Postgres in a temporary folder, with `fsync` on as in production.
 * @throws {Error} saying what to do where there is none and none can be installed.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const bin = findPostgres();
  const owner: Cluster['owner'] = userInfo().uid === 0 ? unprivilegedUser() : null;
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  if (owner) await chown(folder, owner.uid, owner.gid);
  const initialise = ['-D', folder, '-U', 'site', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initialise, { ...owner, cwd: folder, stdio: 'pipe' });
  const cluster: Cluster = { bin, folder, port: await freePort(), owner };
  const dismiss = leaveNothingBehind(folder);
  let server = await start(cluster);
  return {
    url: addressOf(cluster),
    pid: () => server.pid ?? 0,
    async stop() {
      await end(server, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
      dismiss();
    },
    async restart() {
      await end(server, 'SIGQUIT');
      server = await start(cluster);
    },
  };
}

/** However this process ends, even killed: a shell that waits for that stops Postgres and deletes its folder. */
function leaveNothingBehind(folder: string): () => void {
  const cleanUp = 'read -r _ || { kill -QUIT "$(head -n 1 "$0/postmaster.pid")"; sleep 1; rm -rf "$0"; }';
  const watcher = spawn('sh', ['-c', cleanUp, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  return () => watcher.stdin.end('done\n');
}

async function start(cluster: Cluster): Promise<ChildProcess> {
  const { bin, folder, port, owner } = cluster;
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', folder, '-k', folder, '-h', '127.0.0.1', '-p', `${port}`],
    {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let words = '';
  server.stderr?.on('data', (part) => {
    words = `${words}${part}`.slice(-2000);
  });
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (server.exitCode !== null) break;
    if (await answers(addressOf(cluster))) return server;
    await setTimeout(50);
  }
  server.kill('SIGQUIT');
  throw new Error(`Postgres did not start:\n${words}`);
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    // Not yet: whoever waits asks again, and gives up with Postgres' own words.
    return false;
  } finally {
    await client.end();
  }
}

function addressOf({ port }: Cluster): string {
  return `postgres://site@127.0.0.1:${port}/postgres`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const ask = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: ask('-u'), gid: ask('-g') };
    } catch {
      // No such user; the next may exist.
    }
  }
  throw new Error('Postgres refuses to run as root, and there is no user “postgres” or “nobody”.');
}
