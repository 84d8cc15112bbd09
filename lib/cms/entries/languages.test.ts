import { describe, expect, it } from 'vitest';
import { asDecapSends, openInDecap, type Served } from '../test-decap.ts';
import { testStudio } from '../test-studio.ts';

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
async function saveTitle(name: string, title: string, fields: Record<string, unknown> = {}) {
  const studio = await testStudio(files);
  const ada = await studio.editor('ada@example.org');
  const [es, en] = await openInDecap(ada, inLanguages(name));
  // Decap copies the fields that languages share into the one that is missing.
  const sent = asDecapSends(en?.raw || '---\n---\n', { fields: { ...fields, title } });
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

  it('of an entry in Spanish alone writes the translation once it has words', async () => {
    const { changed, studio } = await saveTitle('huertos.md', 'Gardens', { slug: 'huertos' });
    expect(changed).toBe('A\tcontent/services/en/huertos.md');
    expect(await studio.repository.read('content/services/en/huertos.md')).toContain('title: Gardens');
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
