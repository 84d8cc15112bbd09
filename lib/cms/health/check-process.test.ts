import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkContent } from '#lib/content/check/check-content.ts';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { checkInProcess } from './check-process.ts';
import { readReport } from './kept-report.ts';

/** Milliseconds: where other tests want the processors, who takes second place behind all of them waits long. */
const patience = { timeout: 5 * 60_000 };

const blocksDir = join(process.cwd(), 'components', 'blocks');
const siteUrl = 'http://localhost:3000';

async function setUp() {
  const { contentDir } = await testContent({
    'services/es/a.md': markdownFile(
      { title: 'A', slug: 'Á b' },
      '# _\n\n![x](/media/no.png) ![y](/media/a%20b.png)\n\nLorem ipsum.',
    ),
    'services/en/b.md': markdownFile({ title: 'B' }, '# **Bold**\n\nText.'),
    'pages/es/roto.md': '---\ntitle: [\n---\n',
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'check-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return { dataDir, contentDir, fingerprint: 'a' };
}

it('finds what the check finds at the terminal, keeps it and tells how far it is', patience, async () => {
  const place = await setUp();
  const { contentDir } = place;
  const media = { find: (src: string) => (src.includes('/a') ? src : null) };
  const expected = await checkContent({ contentDir, siteUrl, media, blocksDir, threads: 1, keepIn: null });
  expect(expected.length).toBeGreaterThan(5);
  const told: unknown[] = [];
  const mediaKeys = new Set(['a b.png']);
  const found = await checkInProcess({ ...place, siteUrl, blocksDir, mediaKeys }, (news) => told.push(news));
  expect(found).toEqual(expected);
  expect(told).toContainEqual({ done: 0, total: 3 });
  expect(await readReport(place)).toMatchObject({ problems: expected });
  expect(await readReport({ ...place, fingerprint: 'b' })).toBeNull();
  expect(await readReport({ ...place, contentDir: '/elsewhere' })).toBeNull();
});

it('says so when the check ends without an answer', patience, async () => {
  const place = await setUp();
  const order = { ...place, siteUrl, blocksDir: '/nowhere', mediaKeys: new Set<string>() };
  await expect(checkInProcess(order, () => {})).rejects.toThrow('without an answer');
});
