import { describe, expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/asambleas.md';
const path = `content/${id}`;
const text = '---\nlayout: service\ntitle: Asambleas\nslug: asambleas\n---\nPrimero.\n\nSegundo.\n';

/** Saves `file` with its body changed by `change`. */
async function saveBody(file: string, change: (body: string) => string) {
  const studio = await testStudio({ [id]: file });
  const ada = await studio.editor('ada@example.org');
  const answer = await ada.ask('persistEntry', {
    dataFiles: await openInDecap(ada, [path], { body: change }),
  });
  return { ...answer, studio };
}

describe('a save with an error', () => {
  it('is refused where the error is new, with words that say where', async () => {
    const { status, body, studio } = await saveBody(
      text,
      (old) => `${old}\n![Un patio](/media/no-hay.jpg)\n`,
    );
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'problems' });
    expect(body.error).toContain('/media/no-hay.jpg');
    expect(body.detail).toMatchObject({ problems: [{ code: 'media-missing', file: id, severity: 'error' }] });
    expect(studio.commits()).toBe(1);
  });

  it('goes through where the error stood before, also on another line', async () => {
    const old = `${text}\n![Un patio](/media/no-hay.jpg)\n`;
    const { status, studio } = await saveBody(old, (body) => body.replace('Primero.', 'Antes.\n\nPrimero.'));
    expect(status).toBe(200);
    expect(await studio.repository.read(path)).toBe(old.replace('Primero.', 'Antes.\n\nPrimero.'));
  });

  it('is refused where one more of the same kind comes to one that stood before', async () => {
    const old = `${text}\n![Un patio](/media/no-hay.jpg)\n`;
    const { status } = await saveBody(old, (body) => `${body}\n![Otra vez](/media/no-hay.jpg)\n`);
    expect(status).toBe(422);
  });

  it('names the block and the field that a form left empty', async () => {
    const figures = '{% metrics { "items": [{"number":"21M"},{"text":["Personas"]}] } %}';
    const { status, body } = await saveBody(text, (old) => `${old}\n${figures}\n`);
    expect(status).toBe(422);
    expect(body.error).toContain('En el bloque «Cifras», «Cifras 2 › Qué cuenta» no es lo que debe');
  });

  it('is refused with a host that no header can carry, and takes one of another alphabet', async () => {
    const site = 'content/settings/es/site.md';
    const studio = await testStudio({ 'settings/es/site.md': '---\nname: Platoniq\n---\n' });
    const ada = await studio.editor('ada@example.org');
    const save = async (host: string) =>
      ada.ask('persistEntry', {
        dataFiles: await openInDecap(ada, [site], { fields: { peertube_hosts: [host] } }),
      });
    const refused = await save('tube–example.org');
    expect(refused.status).toBe(422);
    expect(refused.body.error).toContain('el nombre de un servidor y nada más');
    expect(studio.commits()).toBe(1);
    expect((await save('vídeos.example')).status).toBe(200);
    expect(studio.content.peertubeHosts()).toEqual(['xn--vdeos-zsa.example']);
  });

  it('is refused without a title', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('olive@example.org', { locale: 'en' });
    const dataFiles = await openInDecap(ada, [path], { fields: { title: '' } });
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    expect(status).toBe(422);
    expect(body.error).toContain('The document has no title. Write one in “Title”');
  });

  it('is refused above 200 kB', async () => {
    const { status, body } = await saveBody(text, () => 'Demasiado largo. '.repeat(13_000));
    expect([413, 422]).toContain(status);
    expect(body.error).toContain('200 kB');
  });
});
