import { describe, expect, it } from 'vitest';
import { openInDecap } from '#tests/doubles/decap.ts';
import { type TestEditor, testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/asambleas.md';
const path = `content/${id}`;
const text = `---
layout: service
title: Asambleas
description: Uno
slug: asambleas
---
Primero.

Segundo.
`;

/** Two people who have both opened the entry as it stands. */
async function twoPeople() {
  const studio = await testStudio({ [id]: text });
  const ada = await studio.editor('ada@example.org', { name: 'Ada' });
  const grace = await studio.editor('grace@example.org', { name: 'Grace' });
  return { studio, ada, grace };
}

interface Told {
  conflict: { name: string; fields: { id: string; key?: string; state: string; theirs: unknown }[] };
}

/** The changes that a 409 asks about. */
function openChanges({ detail }: { detail?: unknown }) {
  return (detail as Told).conflict.fields.filter(({ state }) => state === 'conflict');
}

const save = (person: TestEditor, dataFiles: object[], more: object = {}) =>
  person.ask('persistEntry', { dataFiles, ...more });

describe('two people in one entry', () => {
  it('one of whom never read it: a program that saves blindly undoes nobody’s work', async () => {
    const { studio, ada, grace } = await twoPeople();
    await save(grace, await openInDecap(grace, [path], { fields: { title: 'De Grace' } }));
    const blind = [{ path, raw: text.replace('Asambleas', 'De Ada') }];
    expect(await save(ada, blind)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await studio.repository.read(path)).toContain('title: De Grace');
    await ada.ask('getEntry', { path });
    expect((await save(ada, blind)).status).toBe(200);
  });

  it('who change the same field: the second is told by whom, and chooses', async () => {
    const { studio, ada, grace } = await twoPeople();
    const mine = await openInDecap(ada, [path], { fields: { title: 'De Ada', description: 'Dos' } });
    await save(grace, await openInDecap(grace, [path], { fields: { title: 'De Grace' } }));
    const { status, body } = await save(ada, mine);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'conflict' });
    expect(body.error).toContain('Grace ha cambiado lo mismo que tú');
    const [change, ...others] = openChanges(body);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ key: 'title', mine: 'De Ada', theirs: 'De Grace', base: 'Asambleas' });
    expect(studio.commits()).toBe(2);

    const resolution = { [path]: { [change?.id ?? '']: 'mine' } };
    expect((await save(ada, mine, { resolution })).status).toBe(200);
    expect(await studio.repository.read(path)).toBe(
      text.replace('title: Asambleas', 'title: De Ada').replace('Uno', 'Dos'),
    );
  });

  it('a choice counts for the version that was seen, not for one that came since', async () => {
    const { studio, ada, grace } = await twoPeople();
    const mine = await openInDecap(ada, [path], { fields: { title: 'De Ada' } });
    await save(grace, await openInDecap(grace, [path], { fields: { title: 'De Grace' } }));
    const [seen] = openChanges((await save(ada, mine)).body);
    await save(grace, await openInDecap(grace, [path], { fields: { title: 'De Grace, mejor' } }));
    const resolution = { [path]: { [seen?.id ?? '']: 'mine' } };
    const { status, body } = await save(ada, mine, { resolution });
    expect(status).toBe(409);
    expect(openChanges(body)).toMatchObject([{ key: 'title', theirs: 'De Grace, mejor' }]);
    expect(await studio.repository.read(path)).toContain('title: De Grace, mejor');
  });

  it('who change different things: both are kept, and the second is told', async () => {
    const { studio, ada, grace } = await twoPeople();
    const mine = await openInDecap(ada, [path], { fields: { title: 'De Ada' } });
    const theirs = await openInDecap(grace, [path], { body: (body) => body.replace('Segundo', 'Último') });
    await save(grace, theirs);
    const { status, body } = await save(ada, mine);
    expect(status).toBe(200);
    expect(body.notice).toContain('Grace también había cambiado esta entrada');
    // The form does not hold what Grace wrote: based on the new revision it would take that back.
    expect(body.asSent).toBe(false);
    expect(await studio.repository.read(path)).toBe(
      text.replace('title: Asambleas', 'title: De Ada').replace('Segundo', 'Último'),
    );
    expect(studio.commits()).toBe(3);
  });

  it('a program that names no revision does not take back what came in with its save', async () => {
    const { studio, ada, grace } = await twoPeople();
    const read = await ada.ask<{ data: string }>('getEntry', { path });
    await save(grace, await openInDecap(grace, [path], { fields: { description: 'De Grace' } }));
    const said = (title: string) => {
      const raw = read.body.data
        .replace(/^_revision:.*\n/m, '')
        .replace('title: Asambleas', `title: ${title}`);
      return save(ada, [{ path, raw }]);
    };
    expect((await said('Una')).body.asSent).toBe(false);
    // It has still read only what it began with.
    expect((await said('Otra')).body.code).toBe('conflict');
    expect(await studio.repository.read(path)).toBe(
      text.replace('title: Asambleas', 'title: Una').replace('Uno', 'De Grace'),
    );
  });

  it('a tab that was left open, or a draft kept by the browser, takes back nothing', async () => {
    const { studio, ada, grace } = await twoPeople();
    const old = await openInDecap(ada, [path], { fields: { description: 'Dos' } });
    await save(grace, await openInDecap(grace, [path], { fields: { title: 'De Grace' } }));
    // Ada opens it again, so that her session has read the newest version; the old tab sends what it had.
    await openInDecap(ada, [path]);
    expect((await save(ada, old)).status).toBe(200);
    expect(await studio.repository.read(path)).toBe(
      text.replace('title: Asambleas', 'title: De Grace').replace('Uno', 'Dos'),
    );
  });

  it('of whom one deletes it: the other is told, and it does not come back by itself', async () => {
    const { studio, ada, grace } = await twoPeople();
    const mine = await openInDecap(ada, [path], { fields: { title: 'De Ada' } });
    expect((await grace.ask('deleteFiles', { paths: [path] })).status).toBe(200);
    const { status, body } = await save(ada, mine);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'deleted' });
    expect(body.error).toContain('Grace ha borrado');
    expect(studio.repository.git('ls-files', 'content/services')).toBe('');
  });

  it('a revision that nobody knows is refused', async () => {
    const { studio, ada } = await twoPeople();
    const [file] = await openInDecap(ada, [path], { fields: { title: 'De Ada' } });
    const raw = file?.raw.replace(/_revision: \w+/, `_revision: ${'0'.repeat(39)}1`);
    const { status, body } = await save(ada, [{ path, raw }]);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'unknown-revision' });
    expect(studio.commits()).toBe(1);
  });

  it('never takes the text of another entry for what a form is based on', async () => {
    const { studio, ada } = await twoPeople();
    const other = 'content/services/es/bosques.md';
    await save(ada, [{ path: other, raw: text.replaceAll('sambleas', 'bosques') }], {
      options: { newEntry: true },
    });
    const [opened] = await openInDecap(ada, [path], { fields: { title: '' }, body: () => '' });
    const before = await studio.repository.read(other);
    const { status, body } = await save(ada, [{ path: other, raw: opened?.raw }]);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'unknown-revision' });
    expect(await studio.repository.read(other)).toBe(before);
  });
});
