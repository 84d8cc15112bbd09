import { describe, expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const es = 'services/es/asambleas.md';
const en = 'services/en/assemblies.md';
const path = `content/${es}`;
const textOf = (title: string) => `---\nlayout: service\ntitle: ${title}\nslug: asambleas\n---\nTexto.\n`;
const files = { [es]: textOf('Asambleas'), [en]: textOf('Assemblies') };

/** Somebody who has published another title. */
async function published() {
  const studio = await testStudio(files);
  const ada = await studio.editor('ada@example.org', { name: 'Ada' });
  const change = async (title: string) => {
    const dataFiles = await openInDecap(ada, [path], { fields: { title } });
    return (await ada.ask('persistEntry', { dataFiles })).body;
  };
  return { studio, ada, change, first: await change('Diálogos') };
}

describe('what was published', () => {
  it('is taken back by another commit', async () => {
    const { studio, ada, first } = await published();
    const { status, body } = await ada.ask('undo', { commit: first.commit });
    expect(status).toBe(200);
    const { git, read } = studio.repository;
    expect(await read(path)).toBe(files[es]);
    expect(git('log', '-1', '--format=%an: %s')).toBe(
      'Ada: Deshacer: Servicios: «Diálogos» (es) — «Título»: cambiado',
    );
    expect(body).toMatchObject({
      commit: git('rev-parse', 'HEAD'),
      address: '/es/servicios/asambleas',
      isPublic: true,
    });
    expect(studio.content.index.get(es)?.data).toMatchObject({ title: 'Asambleas' });
  });

  it('is not taken back where somebody has changed the file since', async () => {
    const { studio, ada, change, first } = await published();
    await change('Otro');
    const { status, body } = await ada.ask('undo', { commit: first.commit });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'changed' });
    expect(await studio.repository.read(path)).toContain('title: Otro');
  });

  it('that was no publish cannot be taken back', async () => {
    const { studio, ada } = await published();
    const start = studio.repository.git('rev-list', '--max-parents=0', 'HEAD');
    expect((await ada.ask('undo', { commit: start })).body).toMatchObject({ code: 'undo' });
    expect((await ada.ask('undo', { commit: 'HEAD~1' })).status).toBe(400);
    expect((await ada.ask('undo', { commit: 'abcdef1' })).status).toBe(409);
  });

  it('is told by the history, newest first, and an older version restored', async () => {
    const { studio, ada, change } = await published();
    await change('Otro');
    const { body: versions } = await ada.ask<{ commit: string; author: string; changes: string[] }[]>(
      'history',
      { path },
    );
    expect(versions.map(({ author }) => author)).toEqual(['Ada', 'Ada', 'Oper Ator']);
    expect(versions[0]?.changes.join()).toContain('Título');
    const { status, body } = await ada.ask('restore', { path, commit: versions[1]?.commit });
    expect({ status, address: body.address }).toEqual({ status: 200, address: '/es/servicios/asambleas' });
    expect(await studio.repository.read(path)).toBe(textOf('Diálogos'));
    expect(studio.commits()).toBe(4);
    expect(
      (await ada.ask('restore', { path: 'content/services/es/no-hay.md', commit: versions[0]?.commit }))
        .status,
    ).toBe(404);
  });
});

describe('a deletion', () => {
  it('takes both languages in one commit, by the names that the studio knows', async () => {
    const { studio, ada } = await published();
    const paths = [path, 'content/services/en/asambleas.md'];
    const { status, body } = await ada.ask('deleteFiles', { paths });
    expect(status).toBe(200);
    expect(studio.repository.git('show', '--name-status', '--format=%s', 'HEAD')).toBe(
      `Servicios: «Diálogos» (es, en) — se borra\n\nA\tcontent/gone-pages/services-asambleas.md\nD\tcontent/${en}\nD\t${path}`,
    );
    expect([...studio.content.index.all()].map(({ id }) => id)).toEqual(['gone-pages/services-asambleas.md']);
    expect((await ada.ask('undo', { commit: body.commit })).status).toBe(200);
    expect(await studio.repository.read(`content/${en}`)).toBe(files[en]);
    expect(studio.content.index.get(es)).toBeDefined();
  });

  it('passes over the language that is not there', async () => {
    const studio = await testStudio({ [es]: files[es] ?? '' });
    const ada = await studio.editor('ada@example.org');
    const paths = [path, 'content/services/en/asambleas.md'];
    expect((await ada.ask('deleteFiles', { paths })).status).toBe(200);
    expect(studio.repository.git('ls-files', 'content/services')).toBe('');
  });
});
