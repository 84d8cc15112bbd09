import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { animation, photo, startTestLibrary } from '#tests/doubles/media-library.ts';
import { eventually } from '#tests/eventually.ts';

let world: Awaited<ReturnType<typeof startTestLibrary>>;

beforeEach(async () => {
  world = await startTestLibrary();
});

afterEach(() => world.close());

async function withFiles() {
  await mkdir(join(world.dir, 'services'), { recursive: true });
  await (await photo(300, 200)).jpeg().toFile(join(world.dir, 'services', 'an\u0303o nuevo.jpg'));
  await (await animation(40, 30, 3)).toFile(join(world.dir, 'gif01.gif'));
  await writeFile(
    join(world.dir, 'sign.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"/>',
  );
  await writeFile(join(world.dir, 'broken.jpg'), 'no picture');
  return world.reopen();
}

it('finds files however their names are written', async () => {
  const library = await withFiles();
  const href = library.find('/media/services/a\u00f1o nuevo.jpg')?.href;
  expect(href).toMatch(/^\/media\/services\/an%CC%83o%20nuevo\.jpg\?v=[\w-]{10}$/);
  expect(library.find('/media/services/an%CC%83o%20nuevo.jpg')?.href).toBe(href);
  expect(library.find('media/services/an\u0303o nuevo.jpg')?.href).toBe(href);
  expect(library.find('/media/services/other.jpg')).toBeNull();
});

it('measures pictures', async () => {
  const library = await withFiles();
  expect(await library.describe('/media/services/a\u00f1o nuevo.jpg')).toMatchObject({
    width: 300,
    height: 200,
    animated: false,
    vector: false,
    type: 'image/jpeg',
  });
  expect(await library.describe('/media/gif01.gif')).toMatchObject({ width: 40, height: 30, animated: true });
  expect(await library.describe('/media/sign.svg')).toMatchObject({ width: 120, height: 60, vector: true });
});

it('measures a photo as it is seen, not as the sensor lay', async () => {
  await mkdir(world.dir);
  await (await photo(300, 200))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(join(world.dir, 'upright.jpg'));
  const library = await world.reopen();
  expect(await library.describe('/media/upright.jpg')).toMatchObject({ width: 200, height: 300 });
});

it('says once that a picture is broken', async () => {
  const library = await withFiles();
  expect(await library.describe('/media/broken.jpg')).toBeNull();
  expect(await library.describe('/media/broken.jpg')).toBeNull();
  expect(world.messages.filter((message) => message.includes('broken.jpg'))).toHaveLength(1);
});

it('follows what comes, changes and goes', async () => {
  const library = await withFiles();
  const changes = vi.fn();
  library.onChange(changes);
  await mkdir(join(world.dir, 'new', 'deep'), { recursive: true });
  await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toFile(join(world.dir, 'new', 'deep', 'a.png'));
  await eventually(async () =>
    expect(await library.describe('/media/new/deep/a.png')).toMatchObject({ width: 8 }),
  );
  expect(changes).toHaveBeenCalledWith(expect.arrayContaining(['new/deep/a.png']));

  await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toFile(join(world.dir, 'new', 'deep', 'a.png'));
  await eventually(async () =>
    expect(await library.describe('/media/new/deep/a.png')).toMatchObject({ width: 9 }),
  );

  await rename(join(world.dir, 'new'), join(world.dir, 'old'));
  await eventually(() => expect(library.find('/media/old/deep/a.png')).not.toBeNull());
  expect(library.find('/media/new/deep/a.png')).toBeNull();
});

it('follows a folder that is replaced by one of the same name', async () => {
  const library = await withFiles();
  await rm(join(world.dir, 'services'), { recursive: true });
  await mkdir(join(world.dir, 'services'));
  await eventually(() => expect(library.find('/media/services/a\u00f1o nuevo.jpg')).toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 300));
  await writeFile(join(world.dir, 'services', 'late.txt'), 'late');
  await eventually(() => expect(library.find('/media/services/late.txt')).not.toBeNull());
});

it('lives without its folder, says so, and finds it when it appears', async () => {
  expect(world.messages).toEqual([
    `MEDIA_DIR: there is no folder at ${world.dir}. Pictures are left out until there is one.`,
  ]);
  const library = world.library();
  expect(library.find('/media/a.txt')).toBeNull();
  await mkdir(world.dir);
  await writeFile(join(world.dir, 'a.txt'), 'here');
  await eventually(() => expect(library.find('/media/a.txt')).not.toBeNull());
});

it('leaves out links, hidden files and what is in hidden folders', async () => {
  await mkdir(join(world.dir, '.git'), { recursive: true });
  await writeFile(join(world.root, 'secret.txt'), 'secret');
  await writeFile(join(world.dir, '.git', 'config'), 'secret');
  await writeFile(join(world.dir, '.env'), 'secret');
  await symlink(join(world.root, 'secret.txt'), join(world.dir, 'link.txt'));
  await symlink(world.root, join(world.dir, 'up'));
  const library = await world.reopen();
  for (const path of ['.git/config', '.env', 'link.txt', 'up/secret.txt']) {
    expect(library.find(`/media/${path}`), path).toBeNull();
  }
});

it.skipIf(process.getuid?.() === 0)('tells of a folder that may not be read and keeps the rest', async () => {
  await withFiles();
  await chmod(join(world.dir, 'services'), 0o000);
  const library = await world.reopen();
  await chmod(join(world.dir, 'services'), 0o700);
  expect(world.messages.join()).toContain(join(world.dir, 'services'));
  expect(library.find('/media/gif01.gif')).not.toBeNull();
});
