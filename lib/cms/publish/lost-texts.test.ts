import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInDecap, type Served } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/huertos.md';
const path = `content/${id}`;
const body = 'Un texto que se queda.\n\nY otro.\n';

async function openFile(file: string) {
  const studio = await testStudio({ [id]: file });
  const ada = await studio.editor('ada@example.org');
  const save = (raw: string, params = {}) =>
    ada.ask('persistEntry', { dataFiles: [{ path, raw }], ...params });
  return { studio, ada, save, read: () => studio.repository.read(path) };
}

/** Files that only the site's own reader can read, each with a line that is not valid. */
const odd = {
  colon: [`---\nlayout: service\ntitle: Barrios: cómo\norder: 2 # dos\n---\n${body}`, 'title: Barrios: cómo'],
  twice: [`---\ntitle: Uno\nlayout: service\ntitle: Dos\n---\n${body}`, 'title: Dos'],
  dots: [`---\nlayout: service\ntitle: Uno\n...\n${body}`, 'title: Uno'],
  comment: [`<!-- v2 -->\n---\ntitle: Uno\n---\n${body}`, 'title: Uno'],
  quotation: [`---\ntitle: "Uno" y más\n---\n${body}`, 'title: "Uno" y más'],
} as const;

describe('a file that Decap alone could not read', () => {
  it('keeps every byte but those that were changed', async () => {
    const inFolder = Object.entries(odd).map(([name, [file]]) => [`services/es/${name}.md`, file] as const);
    const studio = await testStudio(Object.fromEntries(inFolder));
    const ada = await studio.editor('ada@example.org');
    for (const [name, [file, line]] of Object.entries(odd)) {
      const place = `content/services/es/${name}.md`;
      const change = async (fields: Record<string, unknown>) => {
        const dataFiles = await openInDecap(ada, [place], { fields });
        const { status, body: saved } = await ada.ask('persistEntry', { dataFiles });
        expect(status, JSON.stringify(saved)).toBe(200);
        return studio.repository.read(place);
      };
      expect(await change({})).toBe(file);
      const lines = (await change({ description: 'Nueva' })).split('\n');
      expect(lines.filter((each) => !/^description:/.test(each)).join('\n')).toBe(file);
      const renamed = await change({ title: 'Otro: dos' });
      expect(renamed).toContain('Otro: dos');
      expect(renamed).toContain(body);
      expect(renamed.split('\n')).not.toContain(line);
    }
  });

  it('is not opened as a form where nothing about it is certain, and is not overwritten', async () => {
    const file = `---\nEsto no es una cabecera.\n---\n${body}`;
    const { ada, save, read, studio } = await openFile(file);
    const { status, body: answer } = await ada.ask<Served>('getEntry', { path });
    expect(status).toBe(422);
    expect(answer.error).toContain(`/admin/source?path=${path}`);
    const sent = await save('---\ntitle: Huertos\n---\n', {});
    expect([sent.status, sent.body.code]).toEqual([422, 'unservable']);
    expect(await read()).toBe(file);
    expect(studio.commits()).toBe(1);
  });
});

describe('a key that parsers read in different ways', () => {
  it.each([
    '? [uno, dos]\n: tres',
    '2026-05-01: día',
    ': nada',
    '__proto__:\n  uno: dos',
    'foto:\n  <<: {a: b}',
  ])('(%j) is shown as text, and left as it is', async (line) => {
    const file = `---\nlayout: service\ntitle: Huertos # sí\n${line}\n---\n${body}`;
    const { ada, save, read, studio } = await openFile(file);
    expect(studio.content.index.get(id)?.data).toMatchObject({ title: 'Huertos' });
    const { status, body: answer } = await ada.ask<Served>('getEntry', { path });
    expect(status).toBe(422);
    expect(answer.error).toContain(`/admin/source?path=${path}`);
    const sent = await save(`---\nlayout: service\ntitle: Otro\n---\n${body}`);
    expect([sent.status, sent.body.code]).toEqual([422, 'unservable']);
    expect(await read()).toBe(file);
  });
});

describe('a form that never held the text', () => {
  const file = `---\nlayout: service\ntitle: Huertos\nslug: huertos\n---\n${body}`;

  it('does not delete it', async () => {
    const { ada, save, read, studio } = await openFile(file);
    await ada.ask('getEntry', { path });
    const sent = await save('---\ntitle: Huertos nuevos\n---\n');
    expect([sent.status, sent.body.code]).toEqual([422, 'problems']);
    expect(sent.body.error).toContain('el texto de la página');
    expect(await read()).toBe(file);
    expect(studio.commits()).toBe(1);
  });

  it('does not delete fields either', async () => {
    const { ada, save, read } = await openFile(file);
    await ada.ask('getEntry', { path });
    const sent = await save(`---\ntitle: Huertos nuevos\n---\n${body}`);
    expect(sent.status).toBe(422);
    expect(sent.body.error).toContain('«Plantilla»');
    expect(await read()).toBe(file);
  });

  it('is told apart from one in which somebody clears the text', async () => {
    const { ada, save, read } = await openFile(file);
    const [cleared] = await openInDecap(ada, [path], { body: () => '' });
    expect((await save(cleared?.raw ?? '')).status).toBe(200);
    expect(await read()).toBe(file.replace(body, ''));
  });
});

describe('a change of what somebody else has broken meanwhile', () => {
  it.each([
    ['beyond reading, is refused in words', '---\nNo es nada.\n---\n', 422],
    ['by emptying its front matter, is kept', '---\n---\n', 200],
  ])('%s', async (_, head, expected) => {
    const { studio, ada, save, read } = await openFile(`---\ntitle: Uno\n---\n${body}`);
    const [mine] = await openInDecap(ada, [path], { fields: { description: 'Mía' } });
    await writeFile(join(studio.repository.options.contentDir, id), head + body);
    studio.repository.git('commit', '-qam', 'By hand');
    await studio.content.refresh([id]);
    const { status, body: answer } = await save(mine?.raw ?? '');
    expect([status, answer.code]).toEqual([expected, expected === 422 ? 'unservable' : undefined]);
    expect(await read()).toBe(expected === 422 ? head + body : `---\ndescription: Mía\n---\n${body}`);
  });
});

describe('an edit that a round trip could be', () => {
  it('is a commit or a refusal in words, never nothing', async () => {
    const head = '---\nlayout: service\ntitle: Huertos\n---\n';
    const { ada, save, read, studio } = await openFile(`${head}Uno.\n\n* [ ] a\n  * [ ] b\n`);
    const change = async (body: (written: string) => string) => {
      const [sent] = await openInDecap(ada, [path], { body });
      return save(sent?.raw ?? '');
    };
    expect((await change((body) => body.replace('  * [ ] b', '* [ ] b'))).body.commit).not.toBeNull();
    expect((await change((body) => body.replaceAll('[ ] ', ''))).body.commit).not.toBeNull();
    expect(await read()).toBe(`${head}Uno.\n\n* a\n* b\n`);
    await change((body) => `${body}\n#\n\nDos.\n`);
    const commits = studio.commits();
    const { status, body: answer } = await change((body) => body.replace('\n#\n', ''));
    expect([status, answer.code]).toEqual([422, 'doubtful']);
    expect(answer.error).toContain(`/admin/source?path=${path}`);
    expect(studio.commits()).toBe(commits);
  });
});

describe('a file that is not UTF-8', () => {
  const text = '---\nlayout: service\ntitle: Huertos\n---\nLa acción de aquí.\n\nLa acción de allí.\n';
  const mixed = Buffer.concat([
    Buffer.from(text.slice(0, text.lastIndexOf('ó'))),
    Buffer.from('\xf3', 'latin1'),
    Buffer.from(text.slice(text.lastIndexOf('ó') + 1)),
  ]);

  it('is saved as UTF-8 with the same letters by its first change, and that is said', async () => {
    const { studio, ada, read, save } = await openFile('---\ntitle: x\n---\n');
    const { repository } = studio;
    await writeFile(join(repository.options.contentDir, id), mixed);
    repository.git('commit', '-qam', 'Mixed');
    await studio.content.refresh([id]);
    const [same] = await openInDecap(ada, [path]);
    expect((await save(same?.raw ?? '')).body.commit).toBeNull();
    const [changed] = await openInDecap(ada, [path], { fields: { title: 'Otro' } });
    const { status, body: saved } = await save(changed?.raw ?? '');
    expect(status).toBe(200);
    expect(saved.notice).toContain('UTF-8');
    expect(await read()).toBe(text.replace('Huertos', 'Otro'));
    expect(repository.git('log', '-1', '--format=%B')).toContain('convertido a UTF-8');
    // Where somebody else changed it meanwhile, both versions are read by their encodings.
    const [late] = await openInDecap(ada, [path], { body: (written) => written.replace('aquí', 'ahí') });
    const undone = await ada.ask('undo', { commit: saved.commit });
    expect(undone.status).toBe(200);
    expect((await save(late?.raw ?? '')).status).toBe(200);
    expect(await read()).toBe(text.replace('aquí', 'ahí'));
  });

  it('never gets a replacement character that was not there, by whatever is sent', async () => {
    const file = '---\nlayout: service\ntitle: Huertos\n---\nUna letra: \ufffd.\n';
    const { ada, save, read } = await openFile(file);
    for (const broken of ['acci\ufffdn', 'acci\ud800n']) {
      const [sent] = await openInDecap(ada, [path], { body: (written) => `${written}\nLa ${broken}.\n` });
      const { status, body: answer } = await save(sent?.raw ?? '');
      expect([status, answer.code, answer.error]).toEqual([
        422,
        'garbled',
        expect.stringContaining('línea 7'),
      ]);
      expect(await read()).toBe(file);
    }
    const [known] = await openInDecap(ada, [path], { fields: { title: 'Otro' } });
    expect((await save(known?.raw ?? '')).status).toBe(200);
    expect(await read()).toBe(file.replace('Huertos', 'Otro'));
  });
});
