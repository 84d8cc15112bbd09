import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { freePort } from '#tools/lab/server-process.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';
import { withSite } from '../with-site.ts';

const rounds = 5;
/** A round alternates so often, a second each: what else the machine does hits both sides. */
const turns = 4;

/** How many requests a second are answered, beside a plain Node server that sends the same bytes. */
export const throughput: Family = {
  ids: ['rps', 'rps-ratio-node'],
  measure: () =>
    withSite(async ({ origin }) => {
      const path = homeAddress('es');
      await fetch(origin + path);
      const plain = await startPlainServer(origin + path);
      try {
        const pairs: { ours: number; plain: number }[] = [];
        // The first round warms both up and does not count.
        for (let count = 0; count <= rounds; count += 1) {
          const pair = { ours: 0, plain: 0 };
          for (let turn = 0; turn < turns; turn += 1) {
            pair.ours += (await load(origin, path)) / turns;
            pair.plain += (await load(plain.origin, path)) / turns;
          }
          if (count > 0) pairs.push(pair);
        }
        const ratios = pairs.map((pair) => pair.ours / pair.plain);
        const fastest = round(Math.max(...pairs.map((pair) => pair.plain)));
        const note = `home page, Brotli, 32 connections, lowest of ${rounds} rounds of ${turns} s a side, alternating every second`;
        return {
          rps: { value: round(Math.min(...pairs.map(({ ours }) => ours))), n: rounds, note },
          'rps-ratio-node': {
            value: round(Math.min(...ratios), 2),
            n: rounds,
            note: `${note}, beside a plain Node server (at best ${fastest} 1/s)`,
          },
        };
      } finally {
        plain.stop();
      }
    }),
};

async function load(origin: string, path: string): Promise<number> {
  const { port } = new URL(origin);
  const parameters = ['tools/bench/load.ts', '--port', port, '--path', path, '--seconds', '1'];
  const { stdout } = await promisify(execFile)(process.execPath, parameters);
  const { perSecond, wrong } = JSON.parse(stdout);
  if (wrong > 0) throw new Error(`${wrong} of the answers of ${origin} were wrong.`);
  return perSecond;
}

async function startPlainServer(from: string): Promise<{ origin: string; stop(): void }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['tools/bench/plain-server.ts', '--from', from, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`The plain server ended with ${code}.`)));
  });
  return { origin: `http://localhost:${port}`, stop: () => child.kill() };
}
