import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';

const id = 'services/es/asamblea.md';

async function openSite(files: Record<string, string>) {
  const content = await testContent(files);
  const store = await openTestStore(content.contentDir, join(content.contentDir, '.data'));
  onTestFinished(() => store.close());
  return store;
}

function draftOf(data: Record<string, unknown>, body = 'Texto.', file = id) {
  return { id: file, source: Buffer.from(markdownFile(data, body)), changed: null };
}

describe('a draft', () => {
  test('is shown in its place, and nowhere else', async () => {
    const store = await openSite({ [id]: markdownFile({ title: 'Asamblea' }) });
    const { pages, canonical, internal } = await store.openDraft(
      draftOf({ title: 'Gran asamblea', slug: 'gran-asamblea' }, 'Palabras nuevas.'),
    );
    expect({ canonical, internal }).toEqual({
      canonical: '/es/servicios/gran-asamblea',
      internal: '/es/services/gran-asamblea',
    });
    const page = await pages?.entryPage('services', 'es', 'gran-asamblea');
    expect(page?.article.title).toBe('Gran asamblea');
    expect(JSON.stringify(page?.article.document.tree)).toContain('Palabras nuevas.');
    const list = await pages?.listPage('services', 'es', 1);
    expect(list?.groups.flatMap(({ services }) => services.map(({ title }) => title))).toEqual([
      'Gran asamblea',
    ]);
    expect((await store.entryPage('services', 'es', 'asamblea'))?.article.title).toBe('Asamblea');
    expect(await store.entryPage('services', 'es', 'gran-asamblea')).toBeNull();
  });

  test('is shown although it is not published, and stands in for a language without a text', async () => {
    const store = await openSite({});
    const { pages } = await store.openDraft(draftOf({ title: 'Asamblea', published: false }));
    expect((await pages?.entryPage('services', 'es', 'asamblea'))?.article.isFallback).toBe(false);
    expect((await pages?.entryPage('services', 'en', 'asamblea'))?.article.isFallback).toBe(true);
    const list = await pages?.listPage('services', 'en', 1);
    expect(list?.groups.flatMap(({ services }) => services)).toHaveLength(1);
  });

  test('of a translation takes the place of the text that stood in', async () => {
    const store = await openSite({ [id]: markdownFile({ title: 'Asamblea' }) });
    const { pages } = await store.openDraft(
      draftOf({ title: 'Assembly' }, 'Text.', 'services/en/asamblea.md'),
    );
    const list = await pages?.listPage('services', 'en', 1);
    expect(list?.groups.flatMap(({ services }) => services.map(({ title }) => title))).toEqual(['Assembly']);
  });

  test('says what is wrong with it, in the file and in the site', async () => {
    const store = await openSite({ [id]: markdownFile({ title: 'Asamblea' }) });
    const broken = await store.openDraft(
      draftOf({ title: 'Otra', collaborators: ['nadie'] }, '[aquí](/es/no-existe)\n\n{% metrix {} %}'),
    );
    expect(broken.problems.map(({ code }) => code).sort()).toEqual([
      'block-unknown',
      'collaborator-unknown',
      'link-broken',
    ]);
    const unreadable = await store.openDraft({
      id,
      source: Buffer.from('---\ntitle: [\n---\n'),
      changed: null,
    });
    expect(unreadable).toMatchObject({ entry: null, pages: null });
    expect(unreadable.problems[0]?.code).toBe('front-matter-broken');
  });
});
