import { mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMediaLibrary } from '#lib/media/library.ts';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { checkContent } from './check-content.ts';
import { type FindingsPlace, findingsPath } from './kept-findings.ts';

async function check(contentDir: string, keepIn: FindingsPlace | null = null) {
  const media = await openMediaLibrary({ dir: 'public/media', cacheDir: join(contentDir, '.media') });
  onTestFinished(() => media.close());
  const looked: number[] = [];
  const problems = await checkContent({
    ...{ contentDir, media, keepIn },
    siteUrl: 'https://platoniq.example',
    blocksDir: 'components/blocks',
    threads: 1,
    onProgress: ({ done }) => looked.push(done),
  });
  return { problems, lookedAt: looked.length - 1 };
}

test('tells a link, and reads nothing behind it', async () => {
  const content = await testContent({ 'services/es/a.md': markdownFile({ title: 'A' }) });
  const { contentDir } = content;
  await mkdir(join(contentDir, 'pages/es'), { recursive: true });
  await symlink(join(contentDir, 'services/es/a.md'), join(contentDir, 'pages/es/b.md'));
  await symlink(join(contentDir, 'services/es'), join(contentDir, 'services/en'));
  const { problems } = await check(contentDir);
  const told = problems.filter(({ code }) => code !== 'translation-missing');
  expect(told.map(({ file, code }) => [file, code])).toEqual([
    ['pages/es/b.md', 'file-link'],
    ['services/en', 'file-link'],
  ]);
});

test('finds what needs more than one file', async () => {
  const content = await testContent({
    'services/es/a.md': markdownFile(
      { title: 'A', slug: 'a', collaborators: ['Goteo_ORG', 'nadie'], call_to_action: 'no-existe' },
      'Hemos recaudado 30 millones de euros para proyectos.\n\n[nada](/es/nada) [antes](/es/z) [en](/en/services/a)',
    ),
    'services/es/b.md': markdownFile({ title: 'B', slug: 'a', image: { path: '/media/no.png' } }),
    'services/es/c.md': markdownFile({ title: 'C', call_to_action: { url: 'Contáctanos' } }),
    'services/en/a.md': markdownFile({ title: 'A', slug: 'a' }, 'Same.'),
    'collaborators/goteo-org.md': markdownFile({ title: 'Goteo' }),
    'gone-pages/x.md': markdownFile({
      title: 'X',
      addresses: ['/es/servicios/x', '/es/servicios/a', 'es'],
      to: '/es/antes',
    }),
    'gone-pages/y.md': markdownFile({ title: 'Y', addresses: ['/es/y'], to: '/es/z' }),
    'gone-pages/z.md': markdownFile({ title: 'Z', addresses: ['/es/z'], to: '/es/servicios/a' }),
    'settings/es/facts.md': markdownFile({
      facts: [{ id: 'raised', number: '21M €', text: 'de euros recaudados para proyectos' }],
    }),
  });
  const { problems } = await check(content.contentDir);
  const found = problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'services/es/a.md:4 collaborator-spelling',
      'services/es/a.md:4 collaborator-unknown',
      'services/es/a.md:5 call-to-action-unknown',
      'services/es/a.md:9 link-broken',
      'services/es/a.md:9 link-redirects',
      'services/es/a.md:9 link-other-language',
      'gone-pages/x.md:4 gone-to-nowhere',
      'gone-pages/x.md:3 gone-stands',
      'gone-pages/x.md:3 gone-address',
      'gone-pages/y.md:4 gone-roundabout',
      'services/es/a.md:1 fact-contradiction',
      'services/es/b.md:3 slug-duplicate',
      'services/es/b.md:4 media-missing',
      'services/es/b.md:4 image-alt',
      'services/es/c.md:1 body-duplicate',
      'services/es/c.md:3 call-to-action-label',
      'services/es/c.md:1 translation-missing',
    ]),
  );
});

test('says that an empty folder is empty', async () => {
  const { contentDir } = await testContent();
  expect((await check(contentDir)).problems.map(({ code }) => code)).toEqual(['content-empty']);
});

test('notices a translation that is older than its source', async () => {
  const content = await testContent({ 'services/en/a.md': markdownFile({ title: 'A', slug: 'a' }, 'One.') });
  process.env.GIT_COMMITTER_DATE = '2026-01-01T10:00:00Z';
  process.env.GIT_AUTHOR_DATE = '2026-01-01T10:00:00Z';
  onTestFinished(() => {
    delete process.env.GIT_COMMITTER_DATE;
    delete process.env.GIT_AUTHOR_DATE;
  });
  content.commit('Add the English text');
  await content.write({ 'services/es/a.md': markdownFile({ title: 'A', slug: 'a' }, 'Uno.') });
  process.env.GIT_AUTHOR_DATE = '2026-02-01T10:00:00Z';
  content.commit('Add the Spanish text');
  expect((await check(content.contentDir)).problems).toContainEqual(
    expect.objectContaining({ code: 'translation-older', file: 'services/en/a.md' }),
  );
});

describe('what was found before', () => {
  const old = new Date('2026-01-01T10:00:00Z');
  async function setUp() {
    const files = {
      'services/es/a.md': markdownFile(
        { title: 'A', slug: 'a', image: { path: '/media/no.png' } },
        '# **Uno**',
      ),
      'services/es/b.md': markdownFile({ title: 'B' }, '[a](/es/servicios/a)'),
      'pages/es/roto.md': '---\ntitle: [\n---\n',
    };
    const { contentDir, ...content } = await testContent(files);
    const dated = (id: string, date: Date) => utimes(join(contentDir, id), date, date);
    for (const id of Object.keys(files)) await dated(id, old);
    const keepIn = { path: findingsPath(join(contentDir, '.data')), fingerprint: 'a' };
    return { ...content, contentDir, keepIn, dated, check: () => check(contentDir, keepIn) };
  }

  test('is not looked for again, and is the same', async () => {
    const site = await setUp();
    const first = await site.check();
    expect(first.lookedAt).toBe(3);
    expect(first.problems).toContainEqual(expect.objectContaining({ code: 'media-missing', line: 4 }));
    // What cannot be read is tried each time.
    expect(await site.check()).toEqual({ ...first, lookedAt: 1 });
    expect((await check(site.contentDir)).problems).toEqual(first.problems);
  });

  test('is looked for again in a document that has changed, and in what others say about it', async () => {
    const site = await setUp();
    await site.check();
    await site.write({ 'services/es/a.md': markdownFile({ title: 'A', slug: 'other' }, 'Uno.') });
    const { problems, lookedAt } = await site.check();
    expect(lookedAt).toBe(2);
    const found = problems.map(({ file, code }) => `${file} ${code}`);
    expect(found).toContain('services/es/b.md link-broken');
    expect(found.filter((line) => /a\.md (?:heading-bold|media-missing)/.test(line))).toEqual([]);
    await site.dated('services/es/a.md', old);
    await site.check();
    expect((await site.check()).lookedAt).toBe(1);
  });

  test('is forgotten with the document, by other code, with other hosts of videos, and when it is damaged', async () => {
    const site = await setUp();
    await site.check();
    await site.remove('services/es/a.md');
    expect((await site.check()).problems.filter(({ file }) => file === 'services/es/a.md')).toEqual([]);
    expect((await check(site.contentDir, { ...site.keepIn, fingerprint: 'b' })).lookedAt).toBe(2);
    await site.check();
    await site.write({ 'settings/es/video.md': markdownFile({ peertube_hosts: ['tube.example'] }) });
    expect((await site.check()).lookedAt).toBe(3);
    const bytes = await readFile(site.keepIn.path);
    await writeFile(site.keepIn.path, bytes.subarray(0, -5));
    expect((await site.check()).lookedAt).toBe(3);
  });
});
