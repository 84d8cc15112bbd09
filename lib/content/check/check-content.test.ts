import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { markdownFile, testContent } from '../test-content.ts';
import { checkContent } from './check-content.ts';

async function check(contentDir: string) {
  const media = await openMediaLibrary({ dir: 'public/media', cacheDir: join(contentDir, '.media') });
  const renderer = createMarkdownRenderer({ blocksDir: 'components/blocks' });
  onTestFinished(async () => {
    media.close();
    await renderer.close();
  });
  return checkContent({ contentDir, siteUrl: 'https://platoniq.example', media, renderer });
}

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
  const problems = await check(content.contentDir);
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
  expect((await check(contentDir)).map(({ code }) => code)).toEqual(['content-empty']);
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
  expect(await check(content.contentDir)).toContainEqual(
    expect.objectContaining({ code: 'translation-older', file: 'services/en/a.md' }),
  );
});
