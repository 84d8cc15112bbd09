import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { type GeneratedContent, generateContent } from '../generate-content.ts';
import type { Family, Findings, RowId } from '../rows.ts';
import { percentile, round, seededRandom } from '../statistics.ts';

/** Publishes that are measured at each size, after a few that warm up. */
const publishes = 60;
const warmUp = 5;

/** From a click on “Publish” to the answer that the change was seen at its public address. */
export const publish: Family = {
  ids: ['publish-ms.2000.median', 'publish-ms.2000.p95', 'publish-ms.20000.p95'],
  async measure(wanted) {
    const found: Findings = {};
    for (const documents of [2_000, 20_000]) {
      const ids = (['median', 'p95'] as const).map((part) => ({
        part,
        id: `publish-ms.${documents}.${part}` as RowId,
      }));
      const asked = ids.filter(({ id }) => wanted.has(id));
      if (asked.length === 0) continue;
      const times = await measurePublishing(documents);
      for (const { id, part } of asked) {
        found[id] = {
          value: round(percentile(times, part === 'median' ? 0.5 : 0.95)),
          n: times.length,
          note: `commit, rendering and proof included; median ${round(percentile(times, 0.5))} ms, slowest ${round(Math.max(...times))} ms`,
        };
      }
    }
    return found;
  },
};

async function measurePublishing(documents: number): Promise<number[]> {
  const content = await generateContent(documents);
  const dataDir = join(content.folder, 'data');
  const env = { CONTENT_DIR: content.contentDir, MEDIA_DIR: content.mediaDir, DATA_DIR: dataDir };
  const server = await startServer({ patience: 180_000, env });
  try {
    addEditor(dataDir, 'bench@example.org');
    const client = await signInToStudio(server.origin, 'bench@example.org');
    return await publishMany(server.origin, client, content);
  } finally {
    await server.stop();
    await rm(content.folder, { recursive: true, force: true });
  }
}

async function publishMany(
  origin: string,
  client: StudioClient,
  content: GeneratedContent,
): Promise<number[]> {
  const random = seededRandom(1);
  const times: number[] = [];
  for (let count = -warmUp; count < publishes; count += 1) {
    const number = 1 + Math.floor(random() * content.services);
    const milliseconds = await publishOne(origin, client, { number, count });
    if (count >= 0) times.push(milliseconds);
  }
  return times;
}

/** Publishes another title (which lists show as well) or more text, in turn, and looks at the page itself. */
async function publishOne(
  origin: string,
  client: StudioClient,
  { number, count }: { number: number; count: number },
) {
  const path = `content/services/es/service-${number}.md`;
  const { body: served } = await client.ask<{ data: string }>('getEntry', { path });
  const sign = `Cambio número ${count}`;
  const raw =
    count % 2 === 0 ? served.data.replace(/^title: .*$/m, `title: ${sign}`) : `${served.data}\n${sign}.\n`;
  const started = performance.now();
  const { status, body } = await client.ask<{ live: boolean; commit: string | null; address: string }>(
    'persistEntry',
    { dataFiles: [{ path, raw }], assets: [], options: {} },
  );
  const milliseconds = performance.now() - started;
  if (status !== 200 || !body.live || !body.commit)
    throw new Error(`Publishing ${path} was answered with ${status}: ${JSON.stringify(body)}`);
  const html = await (await fetch(origin + body.address)).text();
  if (!html.includes(sign)) throw new Error(`${body.address} does not show “${sign}”.`);
  return milliseconds;
}
