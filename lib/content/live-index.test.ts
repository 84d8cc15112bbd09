import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { eventually } from '#tests/eventually.ts';
import { openLiveIndex } from './live-index.ts';
import type { Dependency } from './track.ts';

const asamblea = 'services/es/asamblea.md';

async function open(contentDir: string, { watch = false, cachePath = join(contentDir, '.cache') } = {}) {
  const live = await openLiveIndex({ contentDir, cachePath, fingerprint: 'test', watch });
  onTestFinished(() => live.close());
  return live;
}

describe('the index of the content', () => {
  test('follows what changes on disk and says what has to be rendered again', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    const live = await open(content.contentDir, { watch: true });
    const changes: Dependency[][] = [];
    live.onChange((changed) => changes.push([...changed].sort()));

    await content.write({ [asamblea]: markdownFile({ title: 'Asamblea' }, 'Otro texto.') });
    await eventually(() => expect(changes).toEqual([['all', `entry:${asamblea}`]]));

    await content.write({ [asamblea]: markdownFile({ title: 'Gran asamblea' }) });
    await eventually(() => expect(changes[1]).toContain('order:services'));
    expect(changes[1]).toContain(`summary:${asamblea}`);
    expect(live.index.bySlug('services', 'es', 'asamblea')?.data.title).toBe('Gran asamblea');

    await content.remove(asamblea);
    await eventually(() => expect(live.index.get(asamblea)).toBeUndefined());
  });

  test('reads nothing by way of a link, tells it, and goes on once the link is gone', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    const { contentDir } = content;
    const outside = await testContent({ 'es/secreto.md': markdownFile({ title: 'Secreto' }) });
    const links = { 'pages/es/x.md': 'es/secreto.md', 'services/en': 'es', collaborators: '.' };
    await mkdir(join(contentDir, 'pages/es'), { recursive: true });
    for (const [id, target] of Object.entries(links))
      await symlink(join(outside.contentDir, target), join(contentDir, id));
    const live = await open(contentDir);
    expect([...live.index.all()].map(({ id }) => id)).toEqual([asamblea]);
    const told = [...live.broken].map(([id, problems]) => [id, problems.map(({ code }) => code)]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.keys(links).map((id) => [id, ['file-link']])),
    );
    for (const id of Object.keys(links)) await rm(join(contentDir, id));
    await live.refresh();
    expect([...live.broken]).toEqual([]);
  });

  test('notices a folder that comes later', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    const live = await open(content.contentDir, { watch: true });
    await content.write({ 'pages/en/about.md': markdownFile({ title: 'About', uid: 'about' }) });
    await eventually(() => expect(live.index.byKey('pages', 'en', 'about')?.data.title).toBe('About'));
    await content.write({ 'pages/en/legal.md': markdownFile({ title: 'Legal notice' }) });
    await eventually(() => expect(live.index.bySlug('pages', 'en', 'legal')).not.toBeNull());
  });

  test('keeps the last good version of a file that breaks', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    const live = await open(content.contentDir);
    await content.write({ [asamblea]: '---\ntitle: [\n---\n' });
    await live.refresh([asamblea]);
    expect(live.index.get(asamblea)?.data).toMatchObject({ title: 'Asamblea' });
    expect(live.broken.get(asamblea)?.[0]?.code).toBe('front-matter-broken');
  });

  test('takes the last good version from git after a restart', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    content.commit('Add the assembly');
    await content.write({ [asamblea]: '' });
    const live = await open(content.contentDir);
    expect(live.index.get(asamblea)?.data).toMatchObject({ title: 'Asamblea' });
    expect(live.broken.get(asamblea)?.[0]?.code).toBe('file-empty');
  });

  test('reads only what changed when it is opened again, and believes no damaged cache', async () => {
    const content = await testContent({ [asamblea]: markdownFile({ title: 'Asamblea' }) });
    const cachePath = join(content.contentDir, '.cache');
    await (await open(content.contentDir)).close();
    await writeFile(cachePath, 'damaged');
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const live = await open(content.contentDir, { cachePath });
    expect(live.index.get(asamblea)?.slug).toBe('asamblea');
    expect(warn.mock.calls[0]?.[0]).toContain(cachePath);
    warn.mockRestore();
  });

  test.skipIf(process.getuid?.() === 0)('goes on without a folder that cannot be read', async () => {
    const content = await testContent({
      [asamblea]: markdownFile({ title: 'Asamblea' }),
      'pages/es/sobre.md': markdownFile({ title: 'Sobre' }),
    });
    await chmod(join(content.contentDir, 'pages'), 0);
    onTestFinished(() => chmod(join(content.contentDir, 'pages'), 0o755));
    const live = await open(content.contentDir);
    expect(live.index.bySlug('services', 'es', 'asamblea')).not.toBeNull();
    expect(live.broken.get('pages')?.[0]?.code).toBe('folder-unreadable');
  });
});
