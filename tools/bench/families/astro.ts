import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { type AstroServer, NotInstalledError, startAstro } from '../astro-server.ts';
import type { Family, Findings } from '../rows.ts';
import { round } from '../statistics.ts';
import { withSite } from '../with-site.ts';

const rounds = 5;
/** A round alternates so often, a second each: what else the machine does hits all of them. */
const turns = 4;

/** What is loaded; `encoding` is what the request accepts. */
interface Side {
  name: string;
  origin: string;
  path: string;
  encoding: string;
}

/** Pages a second, beside Astro's Node server with the same page: rendered for each request, and as a file. */
export const astroRatio: Family = {
  ids: ['astro-ratio'],
  measure: () =>
    withSite(async ({ origin }) => {
      const path = homeAddress('es');
      const html = await fetchUnpacked(origin + path);
      const astro = await startAstro(html).catch((error: unknown) => {
        if (error instanceof NotInstalledError) return error;
        throw error;
      });
      if (astro instanceof Error) return { 'astro-ratio': { value: null, n: 0, note: astro.message } };
      try {
        for (const address of Object.values(astro.paths)) await assertSame(astro.origin + address, html);
        return findings(await measureAll(sidesOf(origin, path, astro)), html.length);
      } finally {
        await astro.stop();
      }
    }),
};

function sidesOf(origin: string, path: string, astro: AstroServer): Side[] {
  return [
    { name: 'ours', origin, path, encoding: '' },
    { name: 'rendered', origin: astro.origin, path: astro.paths.rendered, encoding: '' },
    { name: 'file', origin: astro.origin, path: astro.paths.file, encoding: '' },
    { name: 'brotli', origin, path, encoding: 'br' },
  ];
}

/** For each round, answers a second by the name of the side. The first round warms all up and does not count. */
async function measureAll(sides: readonly Side[]): Promise<Record<string, number>[]> {
  const measured: Record<string, number>[] = [];
  for (let count = 0; count <= rounds; count += 1) {
    const sums: Record<string, number> = {};
    for (let turn = 0; turn < turns; turn += 1)
      for (const side of sides) sums[side.name] = (sums[side.name] ?? 0) + (await load(side)) / turns;
    if (count > 0) measured.push(sums);
  }
  return measured;
}

function findings(measured: readonly Record<string, number>[], bytes: number): Findings {
  const of = (name: string) => measured.map((sums) => sums[name] ?? 0);
  const best = measured.map(({ rendered = 0, file = 0 }) => Math.max(rendered, file));
  const ratios = of('ours').map((ours, at) => ours / (best[at] ?? 0));
  const span = (name: string) => `${round(Math.min(...of(name)))} to ${round(Math.max(...of(name)))}`;
  return {
    'astro-ratio': {
      value: round(Math.min(...ratios), 2),
      n: rounds,
      note:
        `home page, the same ${bytes} bytes from both, not compressed, since Astro's server compresses nothing; ` +
        `32 connections, lowest of ${rounds} rounds of ${turns} s a side, alternating every second; ` +
        `answers a second: ours ${span('ours')}, Astro rendering each time ${span('rendered')}, ` +
        `Astro sending a file ${span('file')}; ours as browsers get it, with Brotli, ${span('brotli')}`,
    },
  };
}

async function fetchUnpacked(url: string): Promise<Buffer> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok || answer.headers.has('content-encoding'))
    throw new Error(`${url} answered ${answer.status}, ${answer.headers.get('content-encoding')}.`);
  return Buffer.from(await answer.arrayBuffer());
}

async function assertSame(url: string, html: Buffer): Promise<void> {
  if (!html.equals(await fetchUnpacked(url))) throw new Error(`${url} does not send the same bytes.`);
}

/** @throws {Error} if any answer was not a page. */
async function load({ origin, path, encoding }: Side): Promise<number> {
  const { port } = new URL(origin);
  const parameters = ['--port', port, '--path', path, '--encoding', encoding, '--seconds', '1'];
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/bench/load.ts', ...parameters]);
  const { perSecond, wrong } = JSON.parse(stdout);
  if (wrong > 0) throw new Error(`${wrong} of the answers of ${origin}${path} were wrong.`);
  return perSecond;
}
