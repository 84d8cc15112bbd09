import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentStore } from '#lib/content/store.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';
import { createEditingThread } from './editing-thread.ts';
import { mendFile } from './mend-file.ts';

let folder: string;
let content: ContentStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mend-'));
  content = await openTestStore('content', folder, { draftRenderer: editing });
});
afterAll(async () => {
  await content.close();
  await rm(folder, { recursive: true, force: true });
});

const id = 'services/es/matchfunding.md';
const editing = createEditingThread({ blocksDir: join(process.cwd(), 'components', 'blocks') });
afterAll(() => editing.close());
const problemsIn = async (text: string) =>
  (await content.openDraft({ id, source: Buffer.from(text), changed: null })).problems;
const document = (body: string, slug = 'matchfunding') =>
  `---\nlayout: service\nslug: ${slug}\ntitle: "Matchfunding"\ncollaborators:\n  - Goteo\n---\n${body}`;

describe('a file', () => {
  it('is mended of everything of a kind at once', async () => {
    const text = document('Uno.\n\n# _\n\nDos.\n\n# __\n\nTres **cuatro**.\n');
    const mended = await mendFile({
      editing,
      text,
      problemsIn,
      isWanted: ({ code }) => code === 'section-break',
    });
    expect(mended.text).toBe(text.replace('# _\n', '---\n').replace('# __', '---'));
    expect(mended.fixed.map(({ line }) => line)).toEqual([14, 10]);
  });

  it('is mended of all that has a fix, and stays as it is where a person has to decide', async () => {
    const text = document(
      '# \nUn título\n\nTexto de [una página](/en/services/matchfunding) y [otra](/es/no-hay).\n\n\\* uno\n\n\\* dos\n',
      'Matchfunding',
    );
    const mended = await mendFile({ editing, text, problemsIn, isWanted: () => true });
    expect(mended.text).toBe(
      document(
        '# Un título\n\nTexto de [una página](/es/servicios/matchfunding) y [otra](/es/no-hay).\n\n* uno\n* dos\n',
      ).replace('- Goteo', '- goteo'),
    );
    expect((await problemsIn(mended.text)).map(({ code }) => code)).toContain('link-broken');
  });

  it('stays as it is where nothing is to be mended', async () => {
    const text = document('Uno.\n');
    const nothing = { text, fixed: [] };
    expect(
      await mendFile({ editing, text, problemsIn, isWanted: ({ code }) => code === 'mojibake' }),
    ).toEqual(nothing);
  });

  it('leaves out a fix that does not take its problem away', async () => {
    const text = document('Uno.\n\n# _\n\nDos.\n');
    const stubborn = async () => problemsIn(text);
    const mended = await mendFile({
      editing,
      text,
      problemsIn: stubborn,
      isWanted: ({ code }) => code === 'section-break',
    });
    expect(mended).toEqual({ text, fixed: [] });
  });
});
