import { describe, expect, it } from 'vitest';
import { fieldNames } from '#lib/content/collections/field-names.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import { asDecapSends, openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { mergeDocument } from '../merge/merge-document.ts';
import { listedText, virtualFields } from './serve-entry.ts';
import { restorePublication } from './served-publication.ts';

const id = 'services/es/huertos.md';
const known = fieldNames(id);
const fileOf = (lines: string, title = 'Huertos') =>
  `---\ntitle: ${title}\n${lines}slug: huertos\n---\nTexto.\n`;

/** What the form shows of a file. */
function form(text: string): Record<string, unknown> {
  return parseYaml(splitDocument(listedText({ text, revision: 'abc', known })).yaml)?.data ?? {};
}

/** The file after somebody has changed these fields of its form. */
function saved(base: string, fields: Record<string, unknown>): string {
  const raw = asDecapSends(listedText({ text: base, revision: 'abc', known }), { fields });
  const { text: edited } = restorePublication(raw, base, known);
  return mergeDocument({ base, edited, blocks: [], virtualFields: virtualFields(id) });
}

function isPublic(text: string): boolean {
  const file = contentFile(id);
  if (!file) throw new Error('No content file.');
  return parseEntry({ ...file, size: 0, modified: 0 }, Buffer.from(text)).entry?.isPublic === true;
}

describe('an entry that is hidden in other words', () => {
  it.each([
    ['draft: true\n', ''],
    ['Estado: "Borrador"\nborrador: sí\n', ''],
    ['published: true\nstatus: draft\n', 'published: true\n'],
    ['published: no\n', 'published: true\n'],
    ['Published: off\n', ''],
    ['oculto: sí\n', ''],
    ['meta:\n  draft: true\n  tono: alto\n', 'meta:\n  tono: alto\n'],
  ])('stands in the form as it is, and stays so until the switch is set: %j', (lines, left) => {
    const text = fileOf(lines);
    expect(form(text)).toMatchObject({ published: false });
    const renamed = saved(text, { title: 'Nuevo' });
    expect(renamed).toBe(fileOf(lines, 'Nuevo'));
    expect(isPublic(renamed)).toBe(false);
    const shown = saved(renamed, { published: true });
    expect(shown).toBe(fileOf(left, 'Nuevo'));
    expect([isPublic(shown), form(shown).published]).toEqual([true, true]);
  });

  it('is public once the switch is set, and the notice names what was taken out', async () => {
    const studio = await testStudio({ [id]: fileOf('draft: true\npublicado: no\n') });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${id}`], { fields: { published: true } });
    const { body } = await ada.ask('persistEntry', { dataFiles });
    expect(body.notice).toContain('Se han quitado «draft: true» y «publicado: no» de services/es/huertos.md');
    expect(studio.content.index.get(id)?.isPublic).toBe(true);
    expect(await studio.repository.read(`content/${id}`)).toBe(fileOf(''));
  });
});

describe('a time', () => {
  it.each([
    ['publish_at: 2089-12-01T09:00:00\n', 'publish_at', '2089-12-01T09:00:00+01:00'],
    ['publish_at: 2089-07-01\n', 'publish_at', '2089-07-01T00:00:00+02:00'],
    ['publish_at: el lunes\n', 'publish_at', 'el lunes'],
    ['publishDate: 2089-07-01\n', 'publish_at', '2089-07-01T00:00:00+02:00'],
    ['pubDate: "Jul 01 2089"\n', 'publish_at', '2089-07-01T00:00:00+02:00'],
    ['publishDate: soon\n', 'publish_at', 'soon'],
    ['expiryDate: 2020-12-31\n', 'unpublish_at', '2021-01-01T00:00:00+01:00'],
  ])('that the file gives as %j is the one in the form, and goes when it is emptied', (lines, key, shown) => {
    const text = fileOf(lines);
    expect(form(text)).toMatchObject({ [key]: shown, published: true });
    const renamed = saved(text, { title: 'Nuevo' });
    expect(renamed).toBe(fileOf(lines, 'Nuevo'));
    expect(isPublic(renamed)).toBe(false);
    const emptied = saved(renamed, { [key]: '' });
    expect(emptied).toBe(fileOf('', 'Nuevo'));
    expect(isPublic(emptied)).toBe(true);
  });

  it('that is changed is written in our own field', () => {
    const text = saved(fileOf('publishDate: 2089-07-01\n'), { publish_at: '2090-01-01T10:00:00+01:00' });
    expect(parseYaml(splitDocument(text).yaml)?.data).toEqual({
      title: 'Huertos',
      publish_at: '2090-01-01T10:00:00+01:00',
      slug: 'huertos',
    });
  });

  it('that is changed by no more than its zone is changed', () => {
    const text = saved(fileOf('publish_at: 2089-12-01T09:00\n'), { publish_at: '2089-12-01T09:00:00+00:00' });
    expect(text).toContain('2089-12-01T09:00:00+00:00');
  });
});

describe('an entry in a place for drafts', () => {
  const file = fileOf('');

  it.each([
    'services/es/_drafts/huertos.md',
    'services/es/Borradores/huertos.md',
    'pages/es/drafts/huertos.md',
    'services/es/_huertos.md',
  ])('(%s) is hidden and told, and published by its form', async (draft) => {
    const studio = await testStudio({ [draft]: file });
    const ada = await studio.editor('ada@example.org');
    const { problems } = await studio.content.openDraft({
      id: draft,
      source: Buffer.from(file),
      changed: null,
    });
    expect(problems.map(({ code }) => code)).toContain('publication-folder');
    expect(studio.content.index.get(draft)?.isPublic).toBe(false);
    const path = `content/${draft}`;
    const save = async (fields: Record<string, unknown>) => {
      const dataFiles = await openInDecap(ada, [path], { fields });
      expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
      return studio.repository.read(path);
    };
    expect(parseYaml(splitDocument((await openInDecap(ada, [path]))[0]?.raw ?? '').yaml)?.data).toMatchObject(
      {
        published: false,
      },
    );
    expect(await save({ title: 'Otros' })).toBe(fileOf('', 'Otros'));
    expect(await save({ published: true })).toContain('published: true\n');
    expect(studio.content.index.get(draft)?.isPublic).toBe(true);
    await save({ published: false });
    expect(studio.content.index.get(draft)?.isPublic).toBe(false);
  });

  it('is none by a word within its name', async () => {
    const names = ['services/es/drafts-of-laws.md', 'services/es/_index.md', 'services/es/2026/uno_dos.md'];
    const studio = await testStudio(Object.fromEntries(names.map((name) => [name, fileOf('')])));
    expect(names.filter((name) => studio.content.index.get(name)?.isPublic)).toEqual(names);
  });
});
