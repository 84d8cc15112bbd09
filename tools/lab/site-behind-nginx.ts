import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningNginx, startNginx } from './nginx-process.ts';
import { freePort, type ServerProcess, startServer } from './server-process.ts';

/** Several processes of the site on one copy of the content, behind the shipped nginx configuration. */
export interface SiteBehindNginx {
  /** Where visitors find it, with https and a certificate that nobody knows. */
  origin: string;
  nginx: RunningNginx;
  processes: readonly ServerProcess[];
  /** Where the content is. */
  contentDir: string;
  /** Ends one process in order, as an update does, and starts it again at the same port. */
  restart(index: number): Promise<void>;
  /** Starts one that has ended again. */
  start(index: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `count` processes that trust this nginx, and nginx in front of them. `stop` removes everything. */
export async function startSiteBehindNginx(count: number): Promise<SiteBehindNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'behind-nginx-'));
  const contentDir = join(folder, 'content');
  const mediaDir = join(folder, 'media');
  await cp('content', contentDir, { recursive: true });
  await cp('public/media', mediaDir, { recursive: true });
  commitAll(folder);
  const httpsPort = await freePort();
  const origin = `https://localhost:${httpsPort}`;
  const env = {
    ...{ CONTENT_DIR: contentDir, MEDIA_DIR: mediaDir, DATA_DIR: join(folder, 'data') },
    ...{ SITE_URL: origin, TRUSTED_PROXIES: '127.0.0.1' },
  };
  const processes: ServerProcess[] = [];
  const ports: number[] = [];
  // One after another: the first makes the database.
  for (let index = 0; index < count; index += 1) {
    const port = await freePort();
    ports.push(port);
    processes.push(await startServer({ env, port }));
  }
  const nginx = await startNginx({ applications: ports, httpsPort });

  async function start(index: number): Promise<void> {
    const port = ports[index];
    if (port === undefined) throw new Error(`There is no process ${index}.`);
    processes[index] = await startServer({ env, port });
  }

  return {
    origin,
    nginx,
    processes,
    contentDir,
    start,
    async restart(index) {
      await processes[index]?.stop();
      await start(index);
    },
    async stop() {
      await nginx.stop();
      for (const process of processes) await process.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function commitAll(folder: string): void {
  const who = ['-c', 'user.name=Ana Pérez', '-c', 'user.email=ana@example.org'];
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['add', 'content', 'media'],
    [...who, 'commit', '-q', '-m', 'Start the content'],
  ])
    execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
}
