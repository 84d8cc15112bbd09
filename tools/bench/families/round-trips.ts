import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDecapSends, type FormChange } from '#tests/doubles/decap.ts';
import { asDecapWrites } from '#tests/doubles/decap-like.ts';
import { messyDocument } from '#tests/doubles/messy-documents.ts';
import { startServer } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import type { Family } from '../rows.ts';
import { newWord, wordEdits } from '../word-edits.ts';

const messy = 60;
const newTitle = 'Un título nuevo';
/** Documents that are saved at the same time, as by so many people. */
const atOnce = 3;

/** How Decap sends a document back: its text as it was (raw mode), or written anew (rich mode). */
const modes: Readonly<Record<'raw' | 'rich', FormChange>> = {
  raw: {},
  rich: { body: (body) => asDecapWrites(body) },
};

/** Bytes that a save changes although nobody wanted it, over all documents and modes. */
export const roundTrips: Family = {
  ids: ['roundtrip-unwanted-bytes'],
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'bench-round-trips-'));
    const env = {
      CONTENT_DIR: join(folder, 'content'),
      MEDIA_DIR: join(folder, 'media'),
      DATA_DIR: join(folder, 'data'),
    };
    const ids = await prepare(folder);
    const server = await startServer({ env });
    try {
      addEditor(env.DATA_DIR, 'bench@example.org');
      const client = await signInToStudio(server.origin, 'bench@example.org');
      const found = await saveAll(client, folder, ids);
      return {
        'roundtrip-unwanted-bytes': {
          value: found.unwanted,
          n: found.saves,
          note: `${ids.length} documents, saved as they were opened in raw and in rich mode, then with another title, then with a word more in a paragraph in both modes; ${found.where.join(', ') || 'no byte anywhere'}`,
        },
      };
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The site's own content and untidy documents beside it, committed; gives their ids. */
async function prepare(folder: string): Promise<string[]> {
  await cp('content', join(folder, 'content'), { recursive: true });
  await cp('public/media', join(folder, 'media'), { recursive: true });
  for (let number = 0; number < messy; number += 1)
    await writeFile(
      join(folder, 'content', 'services', 'es', `messy-${number}.md`),
      messyDocument(number).text,
    );
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', 'content', 'media');
  git(folder, '-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit', '-qm', 'Start');
  return git(folder, 'ls-files', '-z', 'content')
    .split('\0')
    .filter((path) => path.endsWith('.md') && path.split('/').length > 2);
}

interface Found {
  unwanted: number;
  saves: number;
  where: string[];
}

async function saveAll(client: StudioClient, folder: string, paths: readonly string[]): Promise<Found> {
  const found: Found = { unwanted: 0, saves: 0, where: [] };
  const queue = paths.entries();
  const work = async () => {
    // Several of these share one iterator, which gives each document once.
    for (const [index, path] of queue) {
      await saveOne(client, folder, path, (bytes, what) => {
        found.saves += 1;
        found.unwanted += bytes;
        if (bytes > 0) found.where.push(`${path} (${what}): ${bytes}`);
      });
      if (index % 20 === 19) console.error(`Round trips: ${index + 1} of ${paths.length} documents`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** Saves a document as it was opened, then with another title, then with a word more in its text. */
async function saveOne(
  client: StudioClient,
  folder: string,
  path: string,
  note: (bytes: number, what: string) => void,
): Promise<void> {
  const read = () => readFileSync(join(folder, path), 'utf8');
  const served = await open(client, path);
  // The studio knows some files by the name that another language gives them.
  if (served === null) return;
  const before = read();
  for (const [mode, change] of Object.entries(modes)) {
    const commit = await save(client, path, asDecapSends(served, change));
    note(unwantedBytes(before, read(), () => false) || Number(commit !== null), mode);
  }
  if (/^title: *(?![>|])\S/m.test(before)) {
    await save(client, path, asDecapSends(served, { ...modes.rich, fields: { title: newTitle } }));
    note(unwantedBytes(before, read(), isTitle(before)), 'title');
  }
  for (const edit of wordEdits(read())) {
    const base = read();
    const commit = await save(client, path, asDecapSends((await open(client, path)) ?? '', edit.change));
    const now = edit.line.replace(edit.text, () => edit.text + newWord);
    const bytes = unwantedBytes(base, read(), (line) => line === edit.line || line === now);
    // An edit that did not arrive is no better than one that arrives with more.
    note(bytes + Number(commit === null || !read().includes(now)), `a word, ${edit.mode}`);
  }
}

async function open(client: StudioClient, path: string): Promise<string | null> {
  const { body } = await client.ask<{ data: string | null; file?: { id: string | null } }>('getEntry', {
    path,
  });
  return body.file?.id === 'none' ? null : body.data;
}

async function save(client: StudioClient, path: string, raw: string): Promise<string | null> {
  const { status, body } = await client.ask<{ commit: string | null; error?: string }>('persistEntry', {
    dataFiles: [{ path, raw }],
  });
  if (status !== 200) throw new Error(`Saving ${path} was answered with ${status}: ${body.error}`);
  return body.commit;
}

/** The lines of a title, also of one that was folded over several. */
function isTitle(before: string): (line: string) => boolean {
  const [title = ''] = /^title:.*(?:\n[ \t]+.*)*/m.exec(before) ?? [];
  const lines = new Set(title.split('\n'));
  return (line) => lines.has(line) || line.includes(newTitle);
}

/** The bytes of the lines that only one of both has, those of `isWanted` aside. */
function unwantedBytes(before: string, after: string, isWanted: (line: string) => boolean): number {
  if (before === after) return 0;
  const [old, now] = [before.split('\n'), after.split('\n')];
  const left = [...now];
  const gone = old.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...gone, ...left]
    .filter((line) => !isWanted(line))
    .reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}
