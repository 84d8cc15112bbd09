import { describe, expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { type TestEditor, testStudio } from '#tests/doubles/studio.ts';

const es = 'services/es/asambleas.md';
const en = 'services/en/assemblies.md';
const textOf = (title: string) =>
  `---\nlayout: service\ntitle: "${title}" # sí\nslug: asambleas\n---\nTexto.\n`;
const files = { [es]: textOf('Asambleas'), [en]: textOf('Assemblies') };

describe('another slug', () => {
  it('keeps the old address as an alias, in both languages, in one commit', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug: 'asambleas-ciudadanas' } });
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    // The form knows nothing of the alias.
    expect({ status, address: body.address, asSent: body.asSent }).toEqual({
      status: 200,
      address: '/es/servicios/asambleas-ciudadanas',
      asSent: false,
    });
    const { git, read } = studio.repository;
    expect(git('show', '--name-only', '--format=', 'HEAD')).toBe(`content/${en}\ncontent/${es}`);
    for (const [id, before] of Object.entries(files)) {
      const changed = before.replace('slug: asambleas', 'slug: asambleas-ciudadanas');
      const lines = (await read(`content/${id}`)).split('\n');
      expect(lines.filter((line) => !/^(aliases:| +- asambleas$)/.test(line)).join('\n')).toBe(changed);
      expect(lines).toContain('  - asambleas');
    }
    for (const locale of ['es', 'en'] as const) {
      expect(studio.content.index.bySlug('services', locale, 'asambleas-ciudadanas')).not.toBeNull();
      expect(studio.content.index.bySlug('services', locale, 'asambleas')).toBeNull();
    }
    expect(studio.content.resolve('/es/servicios/asambleas')).toMatchObject({
      canonical: '/es/servicios/asambleas-ciudadanas',
    });
  });

  it('is written wherever the entry is named, in the same commit, and said before', async () => {
    const home = '---\nheadline: Hola\nfeatured:\n  - otra # no\n  - "Asambleas" # sí\n---\n';
    const families =
      '---\nfamilies:\n  - family: tools\n    name: Útiles\n    promise: Sirven.\n    services: [asambleas, otra]\n---\n';
    const studio = await testStudio({
      ...files,
      'services/es/otra.md': textOf('Otra').replace('slug: asambleas', 'slug: otra'),
      'settings/es/home.md': home,
      'settings/en/home.md': home,
      'settings/es/families.md': families,
    });
    const ada = await studio.editor('ada@example.org');
    const source = Buffer.from(files[es].replace('slug: asambleas', 'slug: plazas'));
    const { problems } = await studio.content.openDraft({ id: es, source, changed: null });
    expect(problems.find(({ code }) => code === 'slug-renames')?.values).toMatchObject({ items: 3 });
    const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug: 'plazas' } });
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    expect(body.error).toBeUndefined();
    expect(status).toBe(200);
    const { git, read } = studio.repository;
    expect(git('show', '--name-only', '--format=', 'HEAD').split('\n')).toHaveLength(5);
    for (const locale of ['es', 'en'])
      expect(await read(`content/settings/${locale}/home.md`)).toBe(home.replace('"Asambleas"', '"plazas"'));
    expect(await read('content/settings/es/families.md')).toBe(families.replace('asambleas', 'plazas'));
  });

  it('and back again leaves no address leading to itself', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    for (const slug of ['otra', 'asambleas']) {
      const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug } });
      expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    }
    for (const id of [es, en]) {
      const entry = studio.content.index.get(id);
      expect(entry?.data).toMatchObject({ slug: 'asambleas', aliases: ['otra'] });
    }
  });

  it('that another entry has is refused', async () => {
    const other = textOf('Huertos').replace('slug: asambleas', 'slug: huertos');
    const studio = await testStudio({ ...files, 'services/es/huertos.md': other });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug: 'huertos' } });
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    expect(status).toBe(422);
    expect(body.error).toContain('huertos');
    expect(studio.commits()).toBe(1);
  });

  it('brings along the other language with the errors that it has', async () => {
    const broken = `${textOf('Assemblies')}\n![A yard](/media/not-there.jpg)\n`;
    const studio = await testStudio({ ...files, [en]: broken });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug: 'otra' } });
    expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    expect(await studio.repository.read(`content/${en}`)).toContain('slug: otra');
  });

  it('of one of two entries at one address leaves it, and the translation, to the other', async () => {
    const studio = await testStudio({ ...files, 'services/es/copia.md': textOf('Copia') });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, ['content/services/es/copia.md'], { fields: { slug: 'copia' } });
    expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    const { git, read } = studio.repository;
    expect(git('show', '--name-only', '--format=', 'HEAD')).toBe('content/services/es/copia.md');
    expect(await read('content/services/es/copia.md')).not.toContain('aliases');
    expect(studio.content.resolve('/es/servicios/asambleas')?.entry?.id).toBe(es);
  });

  it('of a draft leaves no alias', async () => {
    const draft = textOf('Asambleas').replace('slug:', 'published: false\nslug:');
    const studio = await testStudio({ [es]: draft });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${es}`], { fields: { slug: 'otra' } });
    await ada.ask('persistEntry', { dataFiles });
    expect(await studio.repository.read(`content/${es}`)).toBe(
      draft.replace('slug: asambleas', 'slug: otra'),
    );
  });
});

describe.each([
  ['es', es, '/es/servicios/'],
  ['en', en, '/en/services/'],
] as const)('in %s', (locale, id, folder) => {
  const studioPath = `content/services/${locale}/asambleas.md`;
  const save = async (ada: TestEditor, fields: Record<string, unknown>) =>
    ada.ask('persistEntry', { dataFiles: await openInDecap(ada, [studioPath], { fields }) });

  it('renaming twice leads both old addresses straight to the last', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    for (const slug of ['juntas', 'consejos']) expect((await save(ada, { slug })).status).toBe(200);
    for (const old of ['asambleas', 'juntas'])
      expect(studio.content.resolve(`${folder}${old}`)?.canonical).toBe(`${folder}consejos`);
    await save(ada, { slug: 'asambleas' });
    expect(studio.content.resolve(`${folder}asambleas`)?.canonical).toBe(`${folder}asambleas`);
    for (const old of ['juntas', 'consejos'])
      expect(studio.content.resolve(`${folder}${old}`)?.canonical).toBe(`${folder}asambleas`);
  });

  it('unpublishing one language leaves the other, and publishing it brings it back', async () => {
    const studio = await testStudio(files);
    const ada = await studio.editor('ada@example.org');
    await save(ada, { published: false });
    const shown = studio.content.resolve(`${folder}asambleas`);
    // The reader gets the words of the other language rather than nothing.
    expect(shown?.entry?.id).toBe(id === es ? en : es);
    expect(shown?.versions[locale].translated).toBe(false);
    await save(ada, { published: true });
    expect(studio.content.resolve(`${folder}asambleas`)?.entry?.id).toBe(id);
  });

  it('unpublishing the only language there is leaves nothing, not even a word that it is gone', async () => {
    const studio = await testStudio({ [id]: textOf('Asambleas') });
    const ada = await studio.editor('ada@example.org');
    const path = `content/services/${locale}/${locale === 'es' ? 'asambleas' : 'assemblies'}.md`;
    const dataFiles = await openInDecap(ada, [path], { fields: { published: false } });
    expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    expect(studio.content.resolve(`${folder}asambleas`)).toBeNull();
    expect(studio.content.gone(`${folder}asambleas`)).toBeNull();
  });
});

describe('a page that has an address of its own in each language', () => {
  const about = {
    'pages/es/sobre.md': '---\ntitle: Sobre\nslug: sobre\nuid: about\n---\nTexto.\n',
    'pages/en/about.md': '---\ntitle: About\nslug: about\nuid: about\n---\nText.\n',
  };

  it.each([
    ['es', 'pages/es/sobre.md', '/es/sobre', '/es/quienes'],
    ['en', 'pages/en/sobre.md', '/en/about', '/en/quienes'],
  ])('in %s is renamed alone', async (_locale, studioId, old, now) => {
    const studio = await testStudio(about);
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [`content/${studioId}`], { fields: { slug: 'quienes' } });
    expect((await ada.ask('persistEntry', { dataFiles })).body.address).toBe(now);
    expect(studio.content.resolve(old)?.canonical).toBe(now);
    expect(studio.repository.git('show', '--name-only', '--format=', 'HEAD').split('\n')).toHaveLength(1);
  });
});

describe('the address of a page of the site itself', () => {
  it.each(['contacto', 'servicios', 'Inicio'])(
    '(%s) is refused for another, and told where it stands',
    async (slug) => {
      const id = 'pages/es/sobre.md';
      const file = (own: string) => `---\nlayout: page\ntitle: Sobre\nslug: ${own}\n---\nTexto.\n`;
      const studio = await testStudio({ [id]: file('sobre') });
      const ada = await studio.editor('ada@example.org');
      const dataFiles = await openInDecap(ada, [`content/${id}`], { fields: { slug } });
      const { status, body } = await ada.ask('persistEntry', { dataFiles });
      expect([status, body.code]).toEqual([422, 'problems']);
      expect(body.error).toContain(`«${slug.toLowerCase()}»`);
      const { problems } = await studio.content.openDraft({
        id,
        source: Buffer.from(file(slug)),
        changed: null,
      });
      expect(problems).toContainEqual(expect.objectContaining({ code: 'slug-fixed', line: 4, key: 'slug' }));
    },
  );
});
