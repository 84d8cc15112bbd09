import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { type GeneratedContent, generateContent } from '../generate-content.ts';
import type { Family, Findings, RowId } from '../rows.ts';
import { percentile, round, seededRandom } from '../statistics.ts';

/** Publishes that are measured at each size, after a few that warm up. */
const publishes = 60;
const warmUp = 5;

/** Milliseconds of publishes, and of `git commit` of the same changes in a copy of the same repository, by turns. */
interface Times {
  published: number[];
  committed: number[];
}

/** From a click on “Publish” to the answer that the change was seen at its public address. */
export const publish: Family = {
  ids: ['publish-ms.2000.median', 'publish-ms.2000.p95', 'publish-ms.20000.p95', 'publish-ratio-git'],
  async measure(wanted) {
    const found: Findings = {};
    for (const documents of [2_000, 20_000]) {
      const ids = (['median', 'p95'] as const).map((part) => ({
        part,
        id: `publish-ms.${documents}.${part}` as RowId,
      }));
      const asked = ids.filter(({ id }) => wanted.has(id));
      const isCompared = documents === 2_000 && wanted.has('publish-ratio-git');
      if (asked.length === 0 && !isCompared) continue;
      const { published, committed } = await measurePublishing(documents);
      const [ours, gits] = [published, committed].map((times) => percentile(times, 0.5)) as [number, number];
      const medians = `median ${round(ours)} ms, of git commit ${round(gits)} ms`;
      for (const { id, part } of asked) {
        found[id] = {
          value: round(percentile(published, part === 'median' ? 0.5 : 0.95)),
          n: published.length,
          note: `commit, rendering and proof included; ${medians}, slowest ${round(Math.max(...published))} ms`,
        };
      }
      if (isCompared)
        found['publish-ratio-git'] = { value: round(ours / gits, 2), n: committed.length, note: medians };
    }
    return found;
  },
};

async function measurePublishing(documents: number): Promise<Times> {
  const content = await generateContent(documents);
  const copy = `${content.folder}-git`;
  await cp(content.folder, copy, { recursive: true, preserveTimestamps: true });
  const dataDir = join(content.folder, 'data');
  const env = { CONTENT_DIR: content.contentDir, MEDIA_DIR: content.mediaDir, DATA_DIR: dataDir };
  const server = await startServer({ patience: 180_000, env });
  try {
    addEditor(dataDir, 'bench@example.org');
    const client = await signInToStudio(server.origin, 'bench@example.org');
    return await publishMany(server.origin, client, { content, copy });
  } finally {
    await server.stop();
    await rm(content.folder, { recursive: true, force: true });
    await rm(copy, { recursive: true, force: true });
  }
}

async function publishMany(
  origin: string,
  client: StudioClient,
  { content, copy }: { content: GeneratedContent; copy: string },
): Promise<Times> {
  const random = seededRandom(1);
  const times: Times = { published: [], committed: [] };
  for (let count = -warmUp; count < publishes; count += 1) {
    const path = `content/services/es/service-${1 + Math.floor(random() * content.services)}.md`;
    const published = await publishOne(origin, client, { path, count });
    const text = await readFile(join(content.folder, path), 'utf8');
    const committed = await commitOne(copy, path, text);
    if (count < 0) continue;
    times.published.push(published);
    times.committed.push(committed);
  }
  return times;
}

/** Commits a file as somebody at a terminal does. */
async function commitOne(folder: string, path: string, text: string): Promise<number> {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0'];
  await writeFile(join(folder, path), text);
  const started = performance.now();
  execFileSync('git', [...who, 'commit', '-qm', 'Change', '--', path], { cwd: folder, stdio: 'ignore' });
  return performance.now() - started;
}

/** Publishes another title (which lists show as well) or more text, in turn, and looks at the page itself. */
async function publishOne(
  origin: string,
  client: StudioClient,
  { path, count }: { path: string; count: number },
) {
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
