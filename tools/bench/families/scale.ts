import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ServerProcess, startServer } from '#tools/lab/server-process.ts';
import { type GeneratedContent, generateContent } from '../generate-content.ts';
import { residentMb } from '../process-memory.ts';
import type { Family, Findings } from '../rows.ts';
import { percentile, round, seededRandom } from '../statistics.ts';

const documents = 20_000;
const coldViews = 400;
const changes = 60;

/** How the site behaves with 20,000 documents. */
export const scale: Family = {
  ids: ['change-live-ms.20000.p95', 'cold-view-ms.20000.p95', 'rss-mb.20000'],
  async measure() {
    const content = await generateContent(documents);
    const server = await startServer({
      patience: 180_000,
      env: {
        CONTENT_DIR: content.contentDir,
        MEDIA_DIR: content.mediaDir,
        DATA_DIR: join(content.folder, 'data'),
      },
    });
    try {
      return await measureServer(server, content);
    } finally {
      await server.stop();
      await rm(content.folder, { recursive: true, force: true });
    }
  },
};

async function measureServer(server: ServerProcess, content: GeneratedContent): Promise<Findings> {
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentMb(server.pid) ?? Number.NaN), 100);
  // What the first request of all sets up is no part of any page.
  await timeView(`${server.origin}/es/contacto`);
  const random = seededRandom(1);
  const views: number[] = [];
  for (let count = 0; count < coldViews; count += 1) {
    const number = 1 + Math.floor(random() * content.services);
    const address = count % 2 === 0 ? `/es/servicios/service-${number}` : `/en/services/service-${number}`;
    views.push(await timeView(server.origin + address));
  }
  const lives: number[] = [];
  for (let count = 0; count < changes; count += 1) {
    // Every second one is a page that has been seen before, the others nobody has asked for.
    const number = 1 + Math.floor(random() * content.services);
    lives.push(
      await timeChange(server.origin, content.contentDir, { number, isSeen: count % 2 === 0, count }),
    );
  }
  clearInterval(sampling);
  return {
    'cold-view-ms.20000.p95': {
      value: round(percentile(views, 0.95), 1),
      n: views.length,
      note: `pages that nobody has asked for before; slowest ${round(Math.max(...views))} ms`,
    },
    'change-live-ms.20000.p95': {
      value: round(percentile(lives, 0.95), 1),
      n: lives.length,
      note: `from the file written to the new text served; slowest ${round(Math.max(...lives))} ms`,
    },
    'rss-mb.20000': {
      value: memory.some(Number.isNaN) ? null : round(Math.max(...memory)),
      n: memory.length,
      note: 'largest while those pages were served and changed',
    },
  };
}

async function timeView(url: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url);
  await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}.`);
  return performance.now() - started;
}

async function timeChange(
  origin: string,
  contentDir: string,
  change: { number: number; isSeen: boolean; count: number },
): Promise<number> {
  const url = `${origin}/es/servicios/service-${change.number}`;
  const file = join(contentDir, 'services', 'es', `service-${change.number}.md`);
  const sign = `Cambio número ${change.count}.`;
  if (change.isSeen) await timeView(url);
  const text = await readFile(file, 'utf8');
  const started = performance.now();
  await writeFile(file, `${text}\n${sign}\n`);
  while (performance.now() - started < 30_000) {
    const html = await (await fetch(url)).text();
    if (html.includes(sign)) return performance.now() - started;
    await wait(5);
  }
  throw new Error(`A change of ${file} was not seen within 30 s.`);
}
