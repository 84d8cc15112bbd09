import { describe, expect, it } from 'vitest';
import { type CollectionName, collections } from '#lib/content/collections/all.ts';
import { asDecapSends, openInDecap, type Served } from '#tests/doubles/decap.ts';
import { type TestEditor, type TestStudio, testStudio } from '#tests/doubles/studio.ts';
import { collectionShape, sharedFields } from './language-fields.ts';

const textOf = (title: string, slug: string) =>
  `---\nlayout: service\ntitle: ${title}\nslug: ${slug}\n---\nTexto.\n`;
const files = {
  // A pair with two file names, one in each language alone, and two files of one name that are no pair.
  'services/es/asambleas.md': textOf('Asambleas', 'asambleas'),
  'services/en/assemblies.md': textOf('Assemblies', 'asambleas'),
  'services/es/huertos.md': textOf('Huertos', 'huertos'),
  'services/en/funding.md': textOf('Funding', 'funding'),
  'services/es/otro.md': textOf('Otro', 'otro'),
  'services/en/otro.md': textOf('Something else', 'something-else'),
};

const inLanguages = (name: string) => [`content/services/es/${name}`, `content/services/en/${name}`];

/** Opens an entry in both languages, changes the English title, and saves both, as Decap does. */
async function saveTitle(name: string, title: string) {
  const studio = await testStudio(files);
  const ada = await studio.editor('ada@example.org');
  const [es, en] = await openInDecap(ada, inLanguages(name));
  const sent = asDecapSends(en?.raw ?? '', { fields: { title } });
  const answer = await ada.ask('persistEntry', {
    dataFiles: [es, { path: inLanguages(name)[1], raw: sent }],
  });
  return { studio, ...answer, changed: studio.repository.git('show', '--name-status', '--format=', 'HEAD') };
}

describe('the list of a folder', () => {
  it('shows each entry once, under the name of the default language', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    const list = async (folder: string) => {
      const { body } = await ada.ask<Served[]>('entriesByFolder', { folder, extension: 'md', depth: 2 });
      return body.map(({ file }) => file.path.slice(folder.length + 1)).sort();
    };
    expect(await list('content/services/es')).toEqual([
      'asambleas.md',
      'funding.md',
      'huertos.md',
      'otro--en.md',
      'otro.md',
    ]);
    expect(await list('content/services/en')).toEqual(['asambleas.md', 'funding.md', 'otro--en.md']);
  });

  it('names the language of what has no text in the default one', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    const { body } = await ada.ask<Served>('getEntry', { path: 'content/services/es/funding.md' });
    expect(body.data).toContain('title: Funding (solo EN)');
  });
});

describe('a save in two languages', () => {
  it('reaches the file that the other language really has', async () => {
    const { changed, status } = await saveTitle('asambleas.md', 'Citizens’ assemblies');
    expect({ status, changed }).toEqual({ status: 200, changed: 'M\tcontent/services/en/assemblies.md' });
  });

  it('of an entry in English alone writes no Spanish stub', async () => {
    const { changed, studio } = await saveTitle('funding.md', 'Matchfunding');
    expect(changed).toBe('M\tcontent/services/en/funding.md');
    expect(await studio.repository.read('content/services/en/funding.md')).toBe(
      textOf('Matchfunding', 'funding'),
    );
  });

  it('of an entry in English alone writes none either when the form is not read again', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    const [es, en] = await openInDecap(ada, inLanguages('funding.md'));
    for (const title of ['Matchfunding', 'Matched funding']) {
      const raw = asDecapSends(en?.raw ?? '', { fields: { title } });
      const { status, body } = await ada.ask('persistEntry', {
        dataFiles: [es, { path: en?.path, raw: raw.replace(/^_revision:.*\n/m, '') }],
      });
      expect({ status, files: Object.keys(body.revisions) }).toEqual({ status: 200, files: [en?.path] });
    }
  });

  it('of an entry in Spanish alone writes the translation once it has words', async () => {
    const { changed, studio } = await saveTitle('huertos.md', 'Gardens');
    expect(changed).toBe('A\tcontent/services/en/huertos.md');
    const written = await studio.repository.read('content/services/en/huertos.md');
    expect(written).toContain('title: Gardens');
    expect(written).toContain('slug: huertos');
  });

  it('of two entries that share a file name touches the right one', async () => {
    const { changed, studio } = await saveTitle('otro--en.md', 'Something new');
    expect(changed).toBe('M\tcontent/services/en/otro.md');
    expect(await studio.repository.read('content/services/en/otro.md')).toBe(
      textOf('Something new', 'something-else'),
    );
  });

  it('leaves alone a translation in which there is nothing', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    const [es] = await openInDecap(ada, inLanguages('huertos.md').slice(0, 1), {
      fields: { title: 'Patios' },
    });
    const stub = '---\nlayout: service\nslug: huertos\norder: null\npublished: null\ntitle: ""\n---\n';
    await ada.ask('persistEntry', { dataFiles: [es, { path: inLanguages('huertos.md')[1], raw: stub }] });
    expect(studio.repository.git('show', '--name-status', '--format=', 'HEAD')).toBe(
      'M\tcontent/services/es/huertos.md',
    );
  });
});

describe('an entry in one language alone', () => {
  // Of every collection that has languages, whatever its fields: a file with one field of words.
  const localized = (Object.keys(collections) as CollectionName[]).filter(
    (name) => collections[name].localized,
  );
  const wordsKey = (name: CollectionName) =>
    Object.keys(collectionShape(name)).find((key) => !sharedFields(name).includes(key)) ?? '';
  const fileOf = (name: CollectionName, words: string) =>
    `---\nslug: solo\n${wordsKey(name)}: ${words}\n---\n`;

  /** Opens both languages as Decap does, and saves both with `words` in one of them. */
  async function save(
    [studio, ada]: [TestStudio, TestEditor],
    name: CollectionName,
    change: { locale: string; words: string },
  ) {
    const dataFiles = [];
    for (const locale of ['es', 'en']) {
      const path = `content/${name}/${locale}/solo.md`;
      const { body } = await ada.ask<Served>('getEntry', { path });
      const fields = locale === change.locale ? { [wordsKey(name)]: change.words } : {};
      // Without data of a language, Decap’s form saves nothing at all.
      dataFiles.push({ path, raw: asDecapSends(body.data ?? 'nothing', { fields }) });
    }
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    const changed = studio.repository.git('show', '--name-status', '--format=', 'HEAD');
    return { status, error: body.error, changed };
  }

  it.each([
    ['es', 'en'],
    ['en', 'es'],
  ])('%s is saved as often as one likes, in one file, and then has the other', async (locale, other) => {
    const texts = localized.map((name) => [`${name}/${locale}/solo.md`, fileOf(name, 'Uno')]);
    const studio = await testStudio(Object.fromEntries(texts));
    const by: [TestStudio, TestEditor] = [studio, await studio.editor('ada@example.org')];
    for (const name of localized) {
      const own = `content/${name}/${locale}/solo.md`;
      for (const words of ['Dos', 'Tres']) {
        const saved = await save(by, name, { locale, words });
        expect(saved).toEqual({ status: 200, error: undefined, changed: `M\t${own}` });
        expect(await studio.repository.read(own)).toBe(fileOf(name, words));
      }
      for (const [words, kind] of [
        ['One', 'A'],
        ['Two', 'M'],
      ] as const) {
        const saved = await save(by, name, { locale: other, words });
        const path = `content/${name}/${other}/solo.md`;
        expect(saved).toEqual({ status: 200, error: undefined, changed: `${kind}\t${path}` });
        expect(await studio.repository.read(path)).toContain(`${wordsKey(name)}: ${words}`);
      }
    }
  });
});
