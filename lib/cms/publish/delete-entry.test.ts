import { describe, expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const es = 'services/es/asambleas.md';
const en = 'services/en/assemblies.md';
const paths = [`content/${es}`, 'content/services/en/asambleas.md'];
const textOf = (title: string, more = '') =>
  `---\nlayout: service\ntitle: ${title}\nslug: asambleas\n${more}---\nTexto de ${title}.\n`;
const files = {
  [es]: textOf('Asambleas', 'aliases:\n  - juntas\n'),
  [en]: textOf('Assemblies'),
  'services/es/huertos.md': '---\nlayout: service\ntitle: Huertos\nslug: huertos\n---\nTexto.\n',
  'services/en/huertos.md': '---\nlayout: service\ntitle: Gardens\nslug: huertos\n---\nText.\n',
};
const gone = 'gone-pages/services-asambleas.md';

async function open(more: Record<string, string> = {}) {
  const studio = await testStudio({ ...files, ...more });
  return { studio, ada: await studio.editor('ada@example.org', { name: 'Ada' }) };
}

describe('an entry that is deleted', () => {
  it('leaves word at each of its addresses, in one commit', async () => {
    const { studio, ada } = await open();
    const { body: plan } = await ada.ask('planDeletion', { paths });
    expect(plan).toMatchObject({
      addresses: expect.arrayContaining(['/es/servicios/asambleas', '/en/services/asambleas']),
    });
    // What goes cannot take its own place.
    const { targets } = plan as { targets?: unknown };
    expect(JSON.stringify(targets)).toContain('/es/servicios"');
    expect(JSON.stringify(targets)).not.toContain('asambleas');
    const { status, body } = await ada.ask('deleteFiles', { paths });
    expect({ status, notice: body.notice }).toEqual({
      status: 200,
      notice: 'Quien abra /es/servicios/asambleas leerá que la página ya no está.',
    });
    expect(studio.repository.git('show', '--name-status', '--format=', 'HEAD')).toBe(
      `A\tcontent/${gone}\nD\tcontent/${en}\nD\tcontent/${es}`,
    );
    for (const address of ['/es/servicios/asambleas', '/es/services/juntas/', '/en/services/asambleas']) {
      expect(studio.content.resolve(address)).toBeNull();
      expect(studio.content.gone(address)).toMatchObject({ to: null });
    }
    expect(studio.content.gone('/es/servicios/nunca')).toBeNull();
    const { pages } = await studio.content.listing();
    expect(JSON.stringify(pages)).not.toContain('asambleas');
  });

  it('leads on to the page that was chosen, in each language', async () => {
    const { studio, ada } = await open();
    const { body } = await ada.ask('deleteFiles', { paths, options: { to: '/es/servicios/huertos' } });
    expect(body.notice).toContain('/es/servicios/huertos');
    expect(studio.content.gone('/es/servicios/juntas')?.to).toBe('/es/servicios/huertos');
    expect(studio.content.gone('/en/services/asambleas')?.to).toBe('/en/services/huertos');
  });

  it.each(['/es/nada', '/es/servicios/asambleas', 'https://example.org/'])(
    'cannot lead on to %s',
    async (to) => {
      const { studio, ada } = await open();
      const { status, body } = await ada.ask('deleteFiles', { paths, options: { to } });
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'no-target' });
      expect(studio.commits()).toBe(1);
    },
  );

  it('takes along those that led to it', async () => {
    const { studio, ada } = await open();
    await ada.ask('deleteFiles', { paths, options: { to: '/es/servicios/huertos' } });
    const others = ['content/services/es/huertos.md', 'content/services/en/huertos.md'];
    await ada.ask('deleteFiles', { paths: others, options: { to: '/es/servicios' } });
    expect(await studio.repository.read(`content/${gone}`)).toContain('to: /es/servicios\n');
    expect(studio.content.gone('/en/services/asambleas')?.to).toBe('/en/services');
  });

  it('comes back as a whole when that is undone', async () => {
    const { studio, ada } = await open();
    const { body } = await ada.ask('deleteFiles', { paths });
    expect((await ada.ask('undo', { commit: body.commit })).status).toBe(200);
    expect(studio.repository.git('diff', '--stat', 'HEAD~2', 'HEAD')).toBe('');
    expect(studio.content.gone('/es/servicios/asambleas')).toBeNull();
    expect(studio.content.resolve('/es/servicios/juntas')?.canonical).toBe('/es/servicios/asambleas');
  });

  it('comes back when an older version is restored, and is gone no more', async () => {
    const { studio, ada } = await open();
    const start = studio.repository.git('rev-parse', 'HEAD');
    await ada.ask('deleteFiles', { paths });
    expect((await ada.ask('restore', { path: `content/${es}`, commit: start })).status).toBe(200);
    expect(studio.repository.git('ls-files', 'content/gone-pages')).toBe('');
    expect(studio.content.resolve('/en/services/asambleas')?.canonical).toBe('/en/services/asambleas');
  });

  it('gives its address to the next that takes it', async () => {
    const { studio, ada } = await open();
    await ada.ask('deleteFiles', { paths });
    const raw = textOf('Otras asambleas');
    const dataFiles = [{ path: 'content/services/es/otras.md', slug: 'otras', raw }];
    const { status } = await ada.ask('persistEntry', { dataFiles, options: { newEntry: true } });
    expect(status).toBe(200);
    expect(studio.repository.git('show', '--name-status', '--format=', 'HEAD')).toBe(
      `M\tcontent/${gone}\nA\tcontent/services/es/otras.md`,
    );
    // What is left is the old address that the new one does not have.
    expect(studio.content.gone('/es/servicios/juntas')).toMatchObject({ to: null });
    expect(studio.content.resolve('/es/servicios/asambleas')).not.toBeNull();
  });

  it('in one language leads to the page that stays, where that has another address', async () => {
    const { studio, ada } = await open({
      'pages/es/sobre.md': '---\ntitle: Sobre\nslug: sobre\nuid: about\n---\nTexto.\n',
      'pages/en/about.md': '---\ntitle: About\nslug: about\nuid: about\n---\nText.\n',
    });
    await ada.ask('deleteFiles', { paths: ['content/pages/es/sobre.md'] });
    expect(studio.content.gone('/es/sobre')?.to).toBe('/es/about');
    await ada.ask('deleteFiles', { paths: [`content/${es}`] });
    expect(studio.content.resolve('/es/servicios/asambleas')?.entry?.id).toBe(en);
    expect(studio.content.gone('/es/servicios/asambleas')).toBeNull();
  });
});

describe('a draft that is deleted', () => {
  it('leaves no word where nobody has ever seen it', async () => {
    const draft = textOf('Asambleas', 'published: false\n');
    const { studio, ada } = await open({ [es]: draft, [en]: draft });
    await ada.ask('deleteFiles', { paths });
    expect(studio.content.gone('/es/servicios/asambleas')).toBeNull();
  });

  it('leaves word where it was public once', async () => {
    const { studio, ada } = await open();
    const dataFiles = await openInDecap(ada, paths, { fields: { published: false } });
    expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    expect(studio.content.resolve('/es/servicios/asambleas')).toBeNull();
    expect(studio.content.gone('/es/servicios/asambleas')).toBeNull();
    await ada.ask('deleteFiles', { paths });
    expect(studio.content.gone('/es/servicios/juntas')).toMatchObject({ locale: 'es', to: null });
    expect(studio.content.gone('/en/services/asambleas')).toMatchObject({ locale: 'en', to: null });
  });
});
