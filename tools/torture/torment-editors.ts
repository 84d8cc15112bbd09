import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GeneratedContent, generateContent } from '#tools/bench/generate-content.ts';
import { residentMb } from '#tools/bench/process-memory.ts';
import { type ServerProcess, startServer } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { type HostileEntry, hostileDrawings, hostileEntries, hostileJson } from './hostile-entries.ts';
import { watchPages } from './watch-pages.ts';

/** What hostile texts, settings and drawings have come to. */
export interface EditorsTally {
  sent: number;
  /** How often each status was answered. */
  answers: Record<string, number>;
  /** The slowest public page meanwhile, in milliseconds. */
  slowestMs: number;
  pages: number;
  /** The most memory of the server, in MB. */
  memoryMb: number;
  /** Every way in which something was found wrong, but for pages that were slow; none is right. */
  wrong: string[];
  /** Pages that took longer than visitors should wait. */
  slow: string[];
}

export interface EditorsOptions {
  /** So many of the kinds, evenly from all of them; all if not given. */
  kinds?: number;
  actions?: readonly HostileAction[];
  tell?: (line: string) => void;
}

/** What is done with each text. */
export const hostileActions = ['preview', 'persistEntry', 'share', 'fixInForm'] as const;
type HostileAction = (typeof hostileActions)[number];

/** Milliseconds that a public page may take meanwhile. */
export const maxPageMs = 100;
/** What the server may take at most: the limits of its heaps, and of the thread for editing, with what lies outside. */
const maxMemoryMb = 900;

/** Sends what means harm to a server of its own, as somebody who has signed in, while visitors ask for pages. */
export async function tormentEditors({
  kinds,
  actions = hostileActions,
  tell = () => {},
}: EditorsOptions = {}): Promise<EditorsTally> {
  const content = await generateContent(40);
  const dataDir = join(content.folder, 'data');
  const env = { CONTENT_DIR: content.contentDir, MEDIA_DIR: content.mediaDir, DATA_DIR: dataDir };
  const server = await startServer({ env });
  const tally: EditorsTally = {
    ...{ sent: 0, answers: {}, slowestMs: 0, pages: 0, memoryMb: 0, wrong: [], slow: [] },
  };
  try {
    addEditor(dataDir, 'torture@example.org');
    const client = await signInToStudio(server.origin, 'torture@example.org');
    await sendAll({ server, client, content, tally, tell, actions }, chosen(hostileEntries(), kinds));
  } catch (error) {
    tally.wrong.push(`${String(error)}. The server ${server.state()}`);
  } finally {
    await server.stop();
    await rm(content.folder, { recursive: true, force: true });
  }
  return tally;
}

interface Torment extends Required<Omit<EditorsOptions, 'kinds'>> {
  server: ServerProcess;
  client: StudioClient;
  content: GeneratedContent;
  tally: EditorsTally;
}

const watched = ['/es', '/en', '/es/servicios', '/es/servicios/service-2', '/en/services/service-3'];

async function sendAll(torment: Torment, entries: readonly HostileEntry[]): Promise<void> {
  const { server, tally, tell, actions } = torment;
  await Promise.all(watched.map((path) => fetch(server.origin + path)));
  await saveHonestly(torment, 'before anything');
  const watch = watchPages(server.origin, watched);
  const note = async (name: string) => {
    const seen = await watch.take();
    tally.pages += seen.requests;
    tally.slowestMs = Math.max(tally.slowestMs, seen.slowestMs);
    tally.memoryMb = Math.max(tally.memoryMb, Math.round(residentMb(server.pid) ?? 0));
    tally.wrong.push(...seen.failed.map((failure) => `${name}: ${failure}`));
    if (seen.slowestMs > maxPageMs)
      tally.slow.push(`${name}: ${seen.slowest} took ${Math.round(seen.slowestMs)} ms`);
    tell(`${name}: slowest page ${Math.round(seen.slowestMs)} ms, ${tally.memoryMb} MB`);
  };
  try {
    await watch.take();
    for (const [index, entry] of entries.entries()) {
      for (const action of actions) await send(torment, action, entry);
      await note(entry.name);
      if (index % 12 === 11) await saveHonestly(torment, entry.name);
    }
    await sendRest(torment, note);
    await saveHonestly(torment, 'everything');
    if (tally.memoryMb > maxMemoryMb) tally.wrong.push(`The server took ${tally.memoryMb} MB.`);
  } finally {
    await watch.stop();
  }
}

/** What is no text of an entry: bodies of requests, drawings, and a file that came by git. */
async function sendRest(torment: Torment, note: (name: string) => Promise<void>): Promise<void> {
  const { server, client, content } = torment;
  const headers = { 'x-cms': '1', cookie: client.cookie };
  for (const [name, body] of Object.entries(hostileJson)) {
    const json = { ...headers, 'content-type': 'application/json' };
    await judge(
      torment,
      name,
      await fetch(`${server.origin}/api/cms`, { method: 'POST', headers: json, body }),
    );
    await note(name);
  }
  for (const [name, body] of Object.entries(hostileDrawings)) {
    const address = `${server.origin}/api/cms/media?folder=public/media&name=a.svg`;
    await judge(torment, name, await fetch(address, { method: 'PUT', headers, body }));
    await note(name);
  }
  const file = join(content.contentDir, 'services/es/service-9.md');
  await writeFile(file, `---\ntitle: ${'['.repeat(180_000)}\n---\n`);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await note('a file in the folder');
}

async function send(torment: Torment, action: HostileAction, { name, path, raw }: HostileEntry) {
  const params = {
    preview: { path, raw },
    share: { path, raw },
    fixInForm: { path, raw, code: 'section-break', line: 9, column: 1 },
    persistEntry: { dataFiles: [{ path, raw }], assets: [], options: {} },
  }[action];
  const answer = await fetch(`${torment.server.origin}/api/cms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cms': '1', cookie: torment.client.cookie },
    body: JSON.stringify({ branch: 'main', action, params }),
  });
  await judge(torment, `${action} of ${name}`, answer);
}

/** Whatever is sent, the answer is a success or a refusal in words. */
async function judge({ tally }: Torment, name: string, answer: Response): Promise<void> {
  const { status } = answer;
  tally.sent += 1;
  tally.answers[status] = (tally.answers[status] ?? 0) + 1;
  const { error = '' } = (await answer.json()) as { error?: string };
  if (status >= 500 || (status >= 400 && error.length < 10))
    tally.wrong.push(`${name} was answered with ${status}: ${error}`);
}

/** A save as people make it has to work after all that. */
async function saveHonestly({ client, tally }: Torment, after: string): Promise<void> {
  const path = 'content/services/es/service-5.md';
  const { body: served } = await client.ask<{ data: string }>('getEntry', { path });
  const raw = `${served.data}\nDespués: ${after}.\n`;
  const { status, body } = await client.ask<{ commit?: string | null; error?: string }>('persistEntry', {
    ...{ dataFiles: [{ path, raw }], assets: [], options: {} },
  });
  if (status !== 200 || !body.commit)
    tally.wrong.push(`After ${after}, an honest save was answered with ${status}: ${body.error}`);
}

function chosen<Item>(items: readonly Item[], count = items.length): Item[] {
  const step = items.length / Math.min(count, items.length);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)] as Item,
  );
}
