import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentFile } from '#lib/content/content-file.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import { emptyBody } from './checked-document.ts';
import { findingsPath, type KeptFindings, readFindings, writeFindings } from './kept-findings.ts';

test('keeps nothing of a file that may have changed again within the same tick of the clock', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'findings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = { path: findingsPath(folder), fingerprint: 'a' };
  const found = new Map([
    ['services/es/calm.md', findings('services/es/calm.md', 5_000)],
    ['services/es/restless.md', findings('services/es/restless.md', 900)],
    ['services/es/ahead.md', findings('services/es/ahead.md', -900)],
  ]);
  await writeFindings(place, '/content', found);
  expect([...(await readFindings(place, '/content')).keys()]).toEqual(['services/es/calm.md']);
});

/** What was found in a file so many milliseconds after it was changed. */
function findings(id: string, after: number): KeptFindings {
  const modified = 1_795_000_000_000;
  const file = contentFile(id);
  if (!file) throw new Error(`${id} is no content.`);
  const { entry } = parseEntry({ ...file, size: 9, modified }, Buffer.from('---\ntitle: A\n---\n'));
  const found = { entry, problems: [], body: emptyBody, bodyHash: null };
  return { ...found, stamp: '', foundAt: modified + after, places: {} };
}
