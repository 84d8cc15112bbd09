import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asDecapSends } from '#tests/doubles/decap.ts';
import { asDecapWrites } from '#tests/doubles/decap-like.ts';
import { startServer } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { maxPageMs, tormentEditors } from '#tools/torture/torment-editors.ts';
import { type GeneratedContent, generateContent } from '../generate-content.ts';
import { madeUpDocument } from '../made-up-document.ts';
import type { Family, Findings } from '../rows.ts';
import { percentile, round } from '../statistics.ts';

const saves = 12;
/** Bytes of the honest text: just below what a document may have. */
const honestBytes = 195_000;

/** What editors may send: whether visitors notice, and how long the longest text takes. */
export const editing: Family = {
  ids: ['hostile-preview-page-ms.max', 'save-195kb-ms'],
  async measure(wanted) {
    const found: Findings = {};
    if (wanted.has('save-195kb-ms')) found['save-195kb-ms'] = await measureSaves();
    if (wanted.has('hostile-preview-page-ms.max'))
      found['hostile-preview-page-ms.max'] = await measurePages();
    return found;
  },
};

async function measurePages() {
  const tally = await tormentEditors({ actions: ['preview', 'persistEntry'] });
  const [wrong] = tally.wrong;
  if (wrong) throw new Error(`${tally.wrong.length} were wrong; the first: ${wrong}`);
  return {
    value: round(tally.slowestMs),
    n: tally.pages,
    note: `the slowest public page while ${tally.sent} hostile previews, saves, drawings and bodies were sent; ${tally.slow.length} kinds above ${maxPageMs} ms`,
  };
}

async function measureSaves() {
  const content = await generateContent(40);
  const file = join(content.contentDir, 'services', 'es', 'service-1.md');
  await writeFile(file, longDocument());
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
  execFileSync('git', [...who, 'commit', '-qam', 'A long text'], { cwd: content.folder });
  const all = await withEditor(content, saveMany);
  const [cold, times] = [all.slice(0, 2), all.slice(2)];
  return {
    value: round(Math.max(...times)),
    n: times.length,
    note: `a word in a text of ${honestBytes / 1000} kB, in raw and rich mode by turns, from sending to the proof; median ${round(percentile(times, 0.5))} ms; the first of each mode, while the thread starts and its program is compiled, ${cold.map(round).join(' and ')} ms`,
  };
}

async function withEditor(
  content: GeneratedContent,
  work: (client: StudioClient) => Promise<number[]>,
): Promise<number[]> {
  const dataDir = join(content.folder, 'data');
  const env = { CONTENT_DIR: content.contentDir, MEDIA_DIR: content.mediaDir, DATA_DIR: dataDir };
  const server = await startServer({ env });
  try {
    addEditor(dataDir, 'bench@example.org');
    return await work(await signInToStudio(server.origin, 'bench@example.org'));
  } finally {
    await server.stop();
    await rm(content.folder, { recursive: true, force: true });
  }
}

async function saveMany(client: StudioClient): Promise<number[]> {
  const path = 'content/services/es/service-1.md';
  const times: number[] = [];
  for (let count = 0; count < saves + 2; count += 1) {
    const { body: served } = await client.ask<{ data: string }>('getEntry', { path });
    const body = (text: string) =>
      (count % 2 === 0 ? text : asDecapWrites(text)).replace('sorteo', `sorteo ${count}`);
    const raw = asDecapSends(served.data, { body });
    const started = performance.now();
    const { status, body: saved } = await client.ask<{ commit: string | null }>('persistEntry', {
      ...{ dataFiles: [{ path, raw }], assets: [], options: {} },
    });
    times.push(performance.now() - started);
    if (status !== 200 || !saved.commit) throw new Error(`A save was answered with ${status}.`);
  }
  return times;
}

function longDocument(): string {
  const [start = '', ...rest] = Array.from({ length: 60 }, (_, number) => madeUpDocument(number + 1, 'es'));
  let text = start;
  for (const document of rest) {
    const longer = `${text}\n${document.split('---\n').slice(2).join('---\n')}`;
    if (Buffer.byteLength(longer) > honestBytes) break;
    text = longer;
  }
  return text;
}
