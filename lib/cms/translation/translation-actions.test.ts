import { describe, expect, it, onTestFinished } from 'vitest';
import { openInDecap, type Served } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';
import type { OlderTranslation } from './translation-actions.ts';

const es = 'services/es/huertos.md';
const en = 'services/en/gardens.md';
const paths = ['content/services/es/huertos.md', 'content/services/en/huertos.md'];
const textOf = (title: string) =>
  `---\nlayout: service\ntitle: ${title}\nslug: huertos\n---\nTexto de ${title}.\n`;

async function open(files: Record<string, string>, locale: 'es' | 'en' = 'es') {
  const studio = await testStudio(files);
  return { studio, ada: await studio.editor('ada@example.org', { locale }) };
}

/** Lets what is committed from now on look as if it were made then. */
function at(moment: string): void {
  process.env.GIT_AUTHOR_DATE = moment;
  onTestFinished(() => {
    delete process.env.GIT_AUTHOR_DATE;
  });
}

describe('a translation', () => {
  it('that was changed before its source is told with its days, and the way to compare', async () => {
    at('2026-01-10T10:00:00Z');
    const { studio, ada } = await open({ [es]: textOf('Huertos'), [en]: textOf('Gardens') }, 'en');
    const start = studio.repository.git('rev-parse', 'HEAD');
    const older = async () =>
      (await ada.ask<{ older: OlderTranslation[] }>('translations', { path: paths[0] })).body.older;
    expect(await older()).toEqual([]);
    at('2026-03-02T10:00:00Z');
    const change = (path: string | undefined, title: string) =>
      openInDecap(ada, [path ?? ''], { fields: { title } }).then((dataFiles) =>
        ada.ask('persistEntry', { dataFiles }),
      );
    const { body } = await change(paths[0], 'Huertos urbanos');
    expect(await older()).toEqual([
      {
        language: 'en',
        changed: expect.stringContaining('2026'),
        sourceChanged: expect.stringContaining('2026'),
        compare: `/admin/history?path=content/${es}&from=${start}&to=${body.commit}`,
      },
    ]);
    await change(paths[1], 'Urban gardens');
    expect(await older()).toEqual([]);
  });

  it.each([
    ['en', { [es]: textOf('Huertos') }],
    ['es', { 'services/en/huertos.md': textOf('Gardens') }],
  ] as const)(
    'into %s that starts from the original is a file of its own, not public yet',
    async (to, files) => {
      const { studio, ada } = await open(files);
      const [from] = to === 'en' ? ['es'] : ['en'];
      const pathOf = (locale = '') => `content/services/${locale}/huertos.md`;
      const [original] = await openInDecap(ada, [pathOf(from)]);
      const { body: served } = await ada.ask<Served>('getEntry', { path: pathOf(to) });
      // What the form holds after one click: the text of the other language, and the revision of none.
      const revision = served.data ? '_revision: none\n' : '';
      const raw = (original?.raw ?? '')
        .replace(/^_revision:.*\n/m, revision)
        .replace(/^published:.*\n/m, 'published: false\n');
      const { status } = await ada.ask('persistEntry', { dataFiles: [original, { path: pathOf(to), raw }] });
      expect(status).toBe(200);
      expect(studio.repository.git('show', '--name-status', '--format=', 'HEAD')).toBe(`A\t${pathOf(to)}`);
      const written = await studio.repository.read(pathOf(to));
      expect(written).toContain('published: false');
      expect(written).toContain('slug: huertos');
      expect(written).not.toContain('_revision');
      expect(studio.content.index.get(`services/${to}/huertos.md`)?.isPublic).toBe(false);
    },
  );
});
