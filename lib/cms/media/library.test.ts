import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { testStudio } from '#tests/doubles/studio.ts';
import { upload } from '#tests/doubles/upload.ts';
import type { ServedMedia } from './served-media.ts';

const colour = (background: string) =>
  sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

const id = 'services/es/asambleas.md';
const entry =
  '---\nlayout: service\ntitle: A\nslug: a\nimage:\n  path: /media/services/patio.png\n  alt: ""\n---\nVer [esto](</media/a.txt>).\n';

async function open(files: Record<string, string> = {}) {
  const studio = await testStudio(files);
  return { studio, ada: await studio.editor('ada@example.org') };
}

describe('the library', () => {
  it('keeps the same bytes once, and other bytes under another name', async () => {
    const { studio, ada } = await open();
    const [red, blue] = [await colour('#f00'), await colour('#00f')];
    const names = [];
    for (const bytes of [red, red, blue])
      names.push((await upload(studio, ada, { bytes, name: 'color.png' })).body.name);
    expect(names).toEqual(['color.png', 'color.png', 'color-2.png']);
    expect(studio.commits()).toBe(3);
    // What was downloaded from here is known again.
    const stored = await readFile(join(studio.repository.root, 'media', 'color.png'));
    expect((await upload(studio, ada, { bytes: stored, name: 'otra.png' })).body.name).toBe('color.png');
  });

  it('replaces a file at its address, with another version', async () => {
    const { studio, ada } = await open();
    const { body: first } = await upload(studio, ada, { bytes: await colour('#f00'), name: 'color.png' });
    const { body: second } = await upload(studio, ada, {
      bytes: await colour('#00f'),
      name: 'color.png',
      replace: true,
    });
    expect(second.path).toBe(first.path);
    expect(second.url).not.toBe(first.url);
    expect(second.commit).toBe(studio.repository.git('rev-parse', 'HEAD'));
    const pixel = await sharp(Buffer.from(await (await fetch(studio.origin + second.url)).arrayBuffer()))
      .raw()
      .toBuffer();
    expect([...pixel.subarray(0, 3)]).toEqual([0, 0, 255]);
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    const wrong = await upload(studio, ada, { bytes: drawing, name: 'color.png', replace: true });
    expect({ status: wrong.status, code: wrong.body.code }).toEqual({ status: 422, code: 'other-kind' });
    expect((await upload(studio, ada, { bytes: drawing, name: 'no-hay.svg', replace: true })).status).toBe(
      404,
    );
  });

  it('says where each file is used, and deletes only what is not', async () => {
    const { studio, ada } = await open({ [id]: entry });
    await upload(studio, ada, {
      bytes: await colour('#f00'),
      name: 'patio.png',
      folder: 'public/media/services',
    });
    await upload(studio, ada, { bytes: await colour('#00f'), name: 'suelto.png' });
    const list = async (mediaFolder: string) =>
      (await ada.ask<ServedMedia[]>('getMedia', { mediaFolder })).body.map(({ path, usedIn }) => [
        path,
        usedIn,
      ]);
    expect(await list('public/media')).toEqual([
      ['public/media/a.txt', 1],
      ['public/media/services/patio.png', 1],
      ['public/media/suelto.png', 0],
    ]);
    expect(await list('public/media/services')).toEqual([['public/media/services/patio.png', 1]]);
    const used = await ada.ask('deleteFiles', { paths: ['public/media/services/patio.png'] });
    expect({ status: used.status, code: used.body.code }).toEqual({ status: 409, code: 'in-use' });
    expect(used.body.error).toContain('«A (es)»');
    expect((await ada.ask('deleteFiles', { paths: ['public/media/suelto.png'] })).status).toBe(200);
    expect(studio.repository.git('show', '--name-status', '--format=%s', 'HEAD')).toBe(
      'Medios: «suelto.png» — se borra\n\nD\tmedia/suelto.png',
    );
    expect((await fetch(`${studio.origin}/media/suelto.png`)).status).toBe(404);
    expect((await ada.ask('getMediaFile', { path: 'public/media/suelto.png' })).status).toBe(404);
  });

  it('takes files within JSON, by themselves and with an entry that shows them', async () => {
    const { studio, ada } = await open({ [id]: entry });
    const asset = async (name: string, background: string) => ({
      path: `public/media/services/${name}`,
      content: (await colour(background)).toString('base64'),
      encoding: 'base64',
    });
    const { body } = await ada.ask<ServedMedia>('persistMedia', { asset: await asset('uno.png', '#111') });
    expect(body.path).toBe('public/media/services/uno.png');
    const raw = `${entry}\n![Un patio](/media/services/dos.png)\n`;
    const dataFiles = [{ path: `content/${id}`, raw }];
    const saved = await ada.ask('persistEntry', { dataFiles, assets: [await asset('dos.png', '#222')] });
    expect(saved.status).toBe(200);
    expect(await studio.repository.read(`content/${id}`)).toBe(raw);
  });

  it('outside of the repository is written all the same', async () => {
    const studio = await testStudio({}, { mediaDir: 'elsewhere' });
    const ada = await studio.editor('ada@example.org');
    const { status, body } = await upload(studio, ada, { bytes: await colour('#f00'), name: 'color.png' });
    expect({ status, commit: body.commit }).toEqual({ status: 200, commit: null });
    expect((await fetch(studio.origin + body.url)).status).toBe(200);
    expect((await ada.ask('deleteFiles', { paths: [body.path] })).status).toBe(200);
    expect((await fetch(studio.origin + body.url)).status).toBe(404);
    expect(studio.commits()).toBe(1);
  });
});
