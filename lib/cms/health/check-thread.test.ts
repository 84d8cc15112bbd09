import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkContent } from '#lib/content/check/check-content.ts';
import { markdownFile, testContent } from '#lib/content/test-content.ts';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { checkOffThread } from './check-thread.ts';

it('finds off the thread what the check finds at the terminal', async () => {
  const { contentDir } = await testContent({
    'services/es/a.md': markdownFile(
      { title: 'A', slug: 'Á b' },
      '# _\n\n![x](/media/no.png)\n\nLorem ipsum.',
    ),
    'services/en/b.md': markdownFile({ title: 'B' }, '# **Bold**\n\nText.'),
    'pages/es/roto.md': '---\ntitle: [\n---\n',
  });
  const folder = await mkdtemp(join(tmpdir(), 'check-'));
  const media = await openMediaLibrary({ dir: folder, cacheDir: join(folder, 'cache') });
  onTestFinished(() => media.close());
  const blocksDir = join(process.cwd(), 'components', 'blocks');
  const renderer = createMarkdownRenderer({ blocksDir });
  onTestFinished(() => renderer.close());
  const siteUrl = 'http://localhost:3000';
  const expected = await checkContent({ contentDir, siteUrl, media, renderer });
  expect(expected.length).toBeGreaterThan(5);
  expect(await checkOffThread({ contentDir, siteUrl, media }, blocksDir)).toEqual(expected);
}, 60_000);
