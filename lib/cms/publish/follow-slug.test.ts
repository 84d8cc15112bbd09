import { describe, expect, it } from 'vitest';
import { openInDecap } from '../test-decap.ts';
import { testStudio } from '../test-studio.ts';

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
    expect({ status, address: body.address }).toEqual({
      status: 200,
      address: '/es/servicios/asambleas-ciudadanas',
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
