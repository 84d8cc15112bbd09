import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testStudio } from '#tests/doubles/studio.ts';
import { upload } from '#tests/doubles/upload.ts';
import { openUploadFolder } from '../context/upload-folder.ts';

const colour = (background: string, size = 20) =>
  sharp({ create: { width: size, height: size, channels: 3, background } })
    .png()
    .toBuffer();

async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe.each([
  ['in the repository', {}],
  ['elsewhere', { mediaDir: 'elsewhere' }],
])('media %s', (_name, place) => {
  it('never take the place of a file that comes at the same moment', async () => {
    const studio = await testStudio({}, place);
    const ada = await studio.editor('ada@example.org');
    const bytes = await Promise.all(['#f00', '#0f0', '#00f'].map((background) => colour(background)));
    const stored = await Promise.all(
      bytes.map((each) => upload(studio, ada, { bytes: each, name: 'a.png', folder: 'public/media/x' })),
    );
    expect(stored.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(stored.map(({ body }) => body.name).sort()).toEqual(['a-2.png', 'a-3.png', 'a.png']);
    for (const [index, { body }] of stored.entries()) {
      const served = Buffer.from(await (await fetch(studio.origin + body.url)).arrayBuffer());
      const [given, kept] = await Promise.all(
        [bytes[index], served].map((picture) => sharp(picture).raw().toBuffer()),
      );
      expect(kept?.subarray(0, 3)).toEqual(given?.subarray(0, 3));
    }
  });

  it('are written through no link, and none is served', async () => {
    const studio = await testStudio({}, place);
    const ada = await studio.editor('ada@example.org');
    const outside = await testFolder();
    await writeFile(join(outside, 'a.png'), await colour('#f00'));
    await symlink(outside, join(studio.mediaDir, 'link'));
    await symlink(join(outside, 'a.png'), join(studio.mediaDir, 'b.png'));
    const bytes = await colour('#00f');
    const into = await upload(studio, ada, { bytes, name: 'c.png', folder: 'public/media/link' });
    expect({ status: into.status, code: into.body.code }).toEqual({ status: 400, code: 'path' });
    const over = await upload(studio, ada, { bytes, name: 'b.png', replace: true });
    expect(over.status).toBe(404);
    const beside = await upload(studio, ada, { bytes, name: 'b.png' });
    expect(beside.status).toBe(400);
    expect(await readdir(outside)).toEqual(['a.png']);
    expect(await readFile(join(outside, 'a.png'))).toEqual(await colour('#f00'));
    expect((await fetch(`${studio.origin}/media/link/a.png`)).status).toBe(404);
  });
});

describe('a path', () => {
  it.each(['public/media/../x', 'public/media/a\0b', 'public/media/a\\b', 'public/media/.git', '/etc', ''])(
    '%j is neither read, written nor deleted, and is told',
    async (bad) => {
      const studio = await testStudio({});
      const ada = await studio.editor('ada@example.org');
      const bytes = await colour('#f00');
      const statuses = [
        (await upload(studio, ada, { bytes, name: 'a.png', folder: bad })).status,
        (await ada.ask('getMedia', { mediaFolder: bad })).status,
        (await ada.ask('getMediaFile', { path: bad })).status,
        (await ada.ask('deleteFiles', { paths: ['public/media/a.txt', bad] })).status,
      ];
      expect(statuses).toEqual([400, 400, 400, 400]);
      expect(studio.commits()).toBe(1);
      expect(studio.failures).toHaveLength(statuses.length);
      expect((await fetch(`${studio.origin}/media/a.txt`)).status).toBe(200);
    },
  );
});

describe('an upload that does not come to its end', () => {
  it('is cleared away after the process was killed, and not before it could have come', async () => {
    const dir = await testFolder();
    const program = `import { openUploadFolder } from '${import.meta.dirname}/../context/upload-folder.ts';
import { writeFileSync } from 'node:fs';
const folder = await openUploadFolder(${JSON.stringify(dir)});
await folder.use(async (path) => { writeFileSync(path, 'half'); console.log(path); await new Promise((done) => setTimeout(done, 60_000)); });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [left = ''] = await readdir(dir);
    const folder = await openUploadFolder(dir);
    expect(await readdir(dir)).toEqual([left]);
    const longAgo = new Date(Date.now() - 16 * 60_000);
    await utimes(join(dir, left), longAgo, longAgo);
    expect(await folder.use(async () => (await readdir(dir)).includes(left))).toBe(false);
    expect(await readdir(dir)).toEqual([]);
  });
});
