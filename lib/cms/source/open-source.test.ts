import { writeFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { site } from '#lib/site.ts';
import { testStudio } from '#tests/doubles/studio.ts';
import { openSource } from './open-source.ts';

const id = 'services/es/huertos.md';
const path = `content/${id}`;
const broken = '---\ntitle: Huertos\nEsto no es una clave.\n\n- tampoco\n---\nUn texto.\n';
const mended = '---\ntitle: Huertos\n---\nUn texto.\n';

async function open(file: string) {
  const studio = await testStudio({ [id]: file });
  const ada = await studio.editor('ada@example.org');
  const [route] = openSource(studio.context);
  const send = (fields: Record<string, string>) =>
    route?.run({
      request: new IncomingMessage(new Socket()),
      url: new URL('http://localhost/admin/source'),
      ...{ params: {}, session: ada.session, locale: 'es', client: null },
      fields: new URLSearchParams(fields),
    });
  return { studio, send, read: () => studio.repository.read(path) };
}

describe('the source of a file that no form can hold', () => {
  it('is shown with what is wrong on which line, and mended there', async () => {
    const { studio, send, read } = await open(broken);
    const view = await site('contentSource').view(path, 'es');
    expect(view).toMatchObject({ text: broken, edit: null });
    expect(view?.problems).toMatchObject([{ severity: 'error', line: expect.any(Number) }]);
    const revision = view?.revision ?? '';
    // What still cannot be read is not written, and what was typed is kept.
    const worse = broken.replace('Un texto', 'Otro texto');
    expect(await send({ path, revision, text: worse })).toMatchObject({
      ...{ kind: 'page', status: 422, form: { values: { text: worse, revision } } },
    });
    expect(await read()).toBe(broken);
    // A browser sends other line ends than the file has.
    const saved = await send({ path, revision, text: mended.replaceAll('\n', '\r\n') });
    expect(saved).toEqual({ kind: 'redirect', location: `/admin/source?path=${path}&done=saved` });
    expect(await read()).toBe(mended);
    expect(studio.repository.git('log', '-1', '--format=%an %s')).toMatch(
      /^ada@example\.org .*archivo editado$/,
    );
    expect((await site('contentSource').view(path, 'es'))?.edit).toContain('/entries/huertos');
    // Based on what stood before, it would take back what somebody else has done.
    expect(await send({ path, revision, text: `${mended}Más.\n` })).toMatchObject({
      kind: 'page',
      status: 409,
    });
    expect(await read()).toBe(mended);
  });

  it('keeps the line ends and the mark of the file, brings no error, and leads nowhere else', async () => {
    const file = `\ufeff${mended.replaceAll('\n', '\r\n')}`;
    const { studio, send, read } = await open(file);
    const { text = '', revision = '' } = (await site('contentSource').view(path, 'es')) ?? {};
    expect(await send({ path, revision, text })).toMatchObject({
      location: expect.stringContaining('done=same'),
    });
    const wrong = `${text}{% nada {} %}\n`;
    expect(await send({ path, revision, text: wrong })).toMatchObject({ kind: 'page', status: 422 });
    const deep = `${text}${'<div>'.repeat(300)}\n`;
    expect(await send({ path, revision, text: deep })).toMatchObject({ kind: 'page', status: 422 });
    expect(await read()).toBe(file);
    await send({ path, revision, text: text.replace('Un texto', 'Otro') });
    expect(await read()).toBe(file.replace('Un texto', 'Otro'));
    await writeFile(join(studio.repository.options.contentDir, 'x.txt'), 'x');
    expect(await site('contentSource').view('content/x.txt', 'es')).toBeNull();
    expect(await site('contentSource').view('content/../secret.md', 'es')).toBeNull();
  });
});
