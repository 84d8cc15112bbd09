import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { findNginx } from './find-nginx.ts';
import { type NginxPlace, writeNginxConfiguration } from './nginx-configuration.ts';
import { freePort, listens } from './server-process.ts';

/** The shipped nginx configuration, running by itself in a temporary folder. */
export interface RunningNginx {
  httpsPort: number;
  httpPort: number;
  folder: string;
  /** What it wrote into one of its logs. */
  log(name: 'error.log' | 'platoniq.log'): Promise<string>;
  stop(): Promise<void>;
}

export type NginxOptions = Pick<NginxPlace, 'applications'> &
  Partial<Pick<NginxPlace, 'httpsPort'>> & { besides?: (folder: string) => Promise<string> };

/**
 * Starts nginx with the shipped configuration in front of the given ports, with a certificate of its own.
 * @throws {Error} with nginx' own words if it does not start.
 */
export async function startNginx({ applications, ...options }: NginxOptions): Promise<RunningNginx> {
  const program = findNginx();
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  makeCertificate(folder);
  const httpsPort = options.httpsPort ?? (await freePort());
  const httpPort = await freePort();
  const besides = await options.besides?.(folder);
  const place = { folder, httpsPort, httpPort, applications, ...(besides && { besides }) };
  const configuration = await writeNginxConfiguration(place);
  const child = spawn(program, ['-e', join(folder, 'logs', 'error.log'), '-p', folder, '-c', configuration], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (part) => {
    words += part;
  });
  const log = (name: string) => readFile(join(folder, 'logs', name), 'utf8').catch(() => '');
  if (!(await listens(child, httpsPort))) {
    child.kill('SIGKILL');
    throw new Error(`nginx did not start:\n${words}${await log('error.log')}`);
  }
  return {
    httpsPort,
    httpPort,
    folder,
    log,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
