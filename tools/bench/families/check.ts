import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { generateContent } from '../generate-content.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';

const documents = 20_000;

/** The first check of everything, beside nothing but parsing the same texts on one core. */
export const check: Family = {
  ids: ['check-s.20000', 'check-ratio-parse'],
  async measure() {
    const content = await generateContent(documents);
    try {
      const bodies = await readBodies(join(content.contentDir, 'services'));
      const before = parseAll(bodies);
      const seconds = checkOnce(content);
      const parsing = (before + parseAll(bodies)) / 2;
      const note = `${round(seconds, 1)} s, parsing alone ${round(parsing, 1)} s`;
      return {
        'check-s.20000': { value: round(seconds, 1), n: documents, note },
        'check-ratio-parse': { value: round(seconds / parsing, 2), n: documents, note },
      };
    } finally {
      await rm(content.folder, { recursive: true, force: true });
    }
  },
};

async function readBodies(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const documents = files.filter((file) => file.endsWith('.md'));
  const bodies: string[] = [];
  for (const file of documents) bodies.push(splitDocument(await readFile(join(folder, file), 'utf8')).body);
  return bodies;
}

/** Seconds in which every text is parsed by what remark parses with. */
function parseAll(bodies: readonly string[]): number {
  const parser = remark().use(remarkGfm).freeze();
  const started = performance.now();
  for (const body of bodies) parser.parse(body);
  return (performance.now() - started) / 1000;
}

function checkOnce({ folder, contentDir, mediaDir }: Awaited<ReturnType<typeof generateContent>>): number {
  const env = {
    ...process.env,
    ...{ CONTENT_DIR: contentDir, MEDIA_DIR: mediaDir, DATA_DIR: join(folder, 'data') },
  };
  const started = performance.now();
  const { error, signal } = spawnSync(process.execPath, ['scripts/check.ts', '--json'], {
    ...{ env, stdio: 'ignore' },
  });
  if (error || signal) throw error ?? new Error(`The check was ended by ${signal}.`);
  return (performance.now() - started) / 1000;
}
