import { execFile, execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { startNginx } from '#tools/lab/nginx-process.ts';
import { freePort } from '#tools/lab/server-process.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';
import { withSite } from '../with-site.ts';

const rounds = 5;
/** A round alternates so often, a second each: what else the machine does hits both sides. */
const turns = 12;
const connections = 32;
/** As today's browsers send it. */
const encodings = 'gzip, deflate, br, zstd';

/** Pages a second through the shipped nginx configuration, beside the same nginx with the same bytes in a file. */
export const nginxRatio: Family = {
  ids: ['nginx-ratio'],
  measure: () =>
    withSite(async ({ origin }) => {
      assertWrk();
      const path = homeAddress('es');
      const page = await fetchPacked(origin + path);
      const plainPort = await freePort();
      const nginx = await startNginx({
        applications: [Number(new URL(origin).port)],
        besides: (folder) => plainServer({ folder, port: plainPort, path, page }),
      });
      try {
        const pairs: { ours: number; plain: number }[] = [];
        // The first round warms both up and does not count.
        for (let count = 0; count <= rounds; count += 1) {
          const pair = { ours: 0, plain: 0 };
          for (let turn = 0; turn < turns; turn += 1) {
            pair.ours += (await load(nginx.httpsPort, path)) / turns;
            pair.plain += (await load(plainPort, path)) / turns;
          }
          if (count > 0) pairs.push(pair);
        }
        const least = (side: 'ours' | 'plain') => round(Math.min(...pairs.map((pair) => pair[side])));
        return {
          'nginx-ratio': {
            value: round(Math.min(...pairs.map((pair) => pair.ours / pair.plain)), 2),
            n: rounds,
            note: `home page over TLS, Brotli, wrk with ${connections} connections, lowest of ${rounds} rounds of ${turns} s a side, alternating every second; at least ${least('ours')} 1/s, as a plain file ${least('plain')} 1/s`,
          },
        };
      } finally {
        await nginx.stop();
      }
    }),
};

interface Page {
  headers: [string, string][];
  body: Buffer;
}

/** The page as it is sent to browsers; `fetch` would unpack it. */
function fetchPacked(url: string): Promise<Page> {
  const own = [
    'date',
    'connection',
    'keep-alive',
    'content-length',
    'content-type',
    'etag',
    'x-accel-expires',
  ];
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, async (answer) => {
      const headers = Object.entries(answer.headers).filter(([name]) => !own.includes(name));
      resolve({
        headers: headers.map(([name, value]) => [name, String(value)]),
        body: Buffer.concat(await answer.toArray()),
      });
    }).on('error', reject);
  });
}

/** A server that has the packed page as a file and sends the same headers, with the same TLS and the same log. */
async function plainServer(plain: {
  folder: string;
  port: number;
  path: string;
  page: Page;
}): Promise<string> {
  const root = join(plain.folder, 'plain');
  await mkdir(root);
  await writeFile(join(root, plain.path), plain.page.body);
  const headers = plain.page.headers.map(
    ([name, value]) => `add_header ${name} '${value.replaceAll("'", "\\'")}';`,
  );
  return `server {
    listen ${plain.port} ssl http2;
    server_name localhost;
    include ${plain.folder}/platoniq/machine/certificate.conf;
    include ${plain.folder}/platoniq/tls.conf;
    server_tokens off;
    access_log ${plain.folder}/logs/plain.log platoniq buffer=32k flush=5s;
    open_file_cache max=2000 inactive=60s;
    root ${root};
    types { }
    default_type "text/html; charset=utf-8";
    add_header X-Request-Id $request_id;
    ${headers.join('\n    ')}
  }`;
}

/** @throws {Error} if any answer was not a page. */
async function load(port: number, path: string): Promise<number> {
  const parameters = ['-t', '1', '-c', String(connections), '-d', '1s'];
  const url = `https://localhost:${port}${path}`;
  const { stdout } = await promisify(execFile)('wrk', [
    ...parameters,
    '-H',
    `Accept-Encoding: ${encodings}`,
    url,
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`Wrong answers of ${url}:\n${stdout}`);
  const [, perSecond] = /Requests\/sec:\s+([\d.]+)/.exec(stdout) ?? [];
  return Number(perSecond);
}

function assertWrk(): void {
  try {
    // Prints its version and ends with 1.
    execFileSync('sh', ['-c', 'command -v wrk'], { stdio: 'pipe' });
  } catch (error) {
    throw new Error('wrk is not installed (“apt-get install wrk”).', { cause: error });
  }
}
