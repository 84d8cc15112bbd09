import { describe, expect, it } from 'vitest';
import { asDecapSends, openInDecap, type Served } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const text = `---
# Revisar en mayo
layout: service
title: "Asambleas"   # provisional
slug: asambleas
order: 01
legacy_id: ~
---
Primero  \ncon salto.

* uno
* dos


{% metrics { "items": [{"text":"Personas","number":"21M"}] } %}
`;
const id = 'services/es/asambleas.md';
const path = `content/${id}`;

describe('a save', () => {
  it('of an entry in which nothing was changed is no commit', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const { status, body } = await ada.ask('persistEntry', { dataFiles: await openInDecap(ada, [path]) });
    expect({ status, commit: body.commit }).toEqual({ status: 200, commit: null });
    expect(studio.commits()).toBe(1);
    expect(await studio.repository.read(path)).toBe(text);
  });

  it('of a title is one commit, one file and one line, in the name of who made it', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('grace@example.org', { name: 'Grace Hopper' });
    const dataFiles = await openInDecap(ada, [path], { fields: { title: 'Diálogos' } });
    const { body } = await ada.ask('persistEntry', { dataFiles });
    const { git } = studio.repository;
    expect(body).toMatchObject({
      ok: true,
      asSent: true,
      address: '/es/servicios/asambleas',
      isPublic: true,
    });
    expect(body.commit).toBe(git('rev-parse', 'HEAD'));
    expect(git('show', '--numstat', '--format=%an <%ae>%n%s', 'HEAD')).toBe(
      `Grace Hopper <grace@example.org>\nServicios: «Diálogos» (es) — «Título»: cambiado\n\n1\t1\t${path}`,
    );
    expect(await studio.repository.read(path)).toBe(text.replace('"Asambleas"', '"Diálogos"'));
    expect(git('status', '--porcelain')).toBe('');
    expect(body.revisions[path]).toBe(git('rev-parse', `HEAD:${path}`));
  });

  it('that brings a block in which nothing stands is live, and says so', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [path], {
      body: (body) => `${body}\n{% quote {} %}\n{% endquote %}\n`,
    });
    const { status, body } = await ada.ask('persistEntry', { dataFiles });
    expect(status).toBe(200);
    expect(body.notice).toMatch(/^El bloque «Cita» no tiene nada que mostrar\./);
    // Whoever leaves it there is told once.
    const again = await openInDecap(ada, [path], { fields: { title: 'Diálogos' } });
    expect((await ada.ask('persistEntry', { dataFiles: again })).body.notice).toBeUndefined();
  });

  it('is in the content at once, and in the audit trail', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org', { name: 'Ada' });
    const dataFiles = await openInDecap(ada, [path], { fields: { title: 'Diálogos' } });
    const { body } = await ada.ask('persistEntry', { dataFiles });
    expect(studio.content.index.get(id)?.data).toMatchObject({ title: 'Diálogos' });
    const rows = await studio.database.db
      .selectFrom('audit')
      .selectAll()
      .where('action', 'like', 'entry.%')
      .execute();
    expect(rows).toMatchObject([{ action: 'entry.save', actor_name: 'Ada', subject: path }]);
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ commit: body.commit });
  });

  it('that follows another in the same tab needs no new reading', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const { body: served } = await ada.ask<Served>('getEntry', { path });
    const plain = (served.data ?? '').replace(/^_revision.*\n/m, '');
    for (const title of ['Dos', 'Tres']) {
      const dataFiles = [{ path, raw: asDecapSends(plain, { fields: { title } }) }];
      expect((await ada.ask('persistEntry', { dataFiles })).status).toBe(200);
    }
    expect(await studio.repository.read(path)).toBe(text.replace('"Asambleas"', '"Tres"'));
  });

  it('makes a new entry in the languages in which something was written', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = [
      {
        path: 'content/services/es/huertos.md',
        raw: '---\nlayout: service\ntitle: Huertos\nslug: huertos\nimage:\n  path: ""\npublished: true\n---\nHola.\n',
      },
      {
        path: 'content/services/en/huertos.md',
        raw: '---\nlayout: service\nslug: huertos\npublished: true\ntitle: ""\n---\n',
      },
    ];
    const { body } = await ada.ask('persistEntry', { dataFiles, options: { newEntry: true } });
    expect(studio.repository.git('show', '--name-status', '--format=%s', 'HEAD')).toBe(
      'Servicios: «Huertos» (es) — entrada nueva\n\nA\tcontent/services/es/huertos.md',
    );
    expect(await studio.repository.read('content/services/es/huertos.md')).toBe(
      '---\nlayout: service\ntitle: Huertos\nslug: huertos\n---\nHola.\n',
    );
    expect(body.address).toBe('/es/servicios/huertos');
  });

  it('of a new entry overwrites none that has the same file name', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = [
      { path, raw: '---\nlayout: service\ntitle: Otra\nslug: asambleas\n---\nOtro texto.\n' },
    ];
    const { status, body } = await ada.ask('persistEntry', { dataFiles, options: { newEntry: true } });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' });
    expect(await studio.repository.read(path)).toBe(text);
  });

  it('of a draft takes its address away', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [path], { fields: { published: false } });
    const { body } = await ada.ask('persistEntry', { dataFiles });
    expect(body).toMatchObject({ isPublic: false, address: '/es/servicios/asambleas' });
    expect(studio.content.index.bySlug('services', 'es', 'asambleas')).toBeNull();
    expect((await studio.repository.read(path)).replace('published: false\n', '')).toBe(text);
  });
});
