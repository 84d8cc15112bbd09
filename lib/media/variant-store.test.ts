import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVariantStore } from './variant-store.ts';

let dir: string;
const messages: string[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'variants-'));
  messages.length = 0;
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const open = (limit: number, place = dir) =>
  openVariantStore({ dir: place, limit, report: (message) => messages.push(message) });

it('gives back what it was given, also after a restart', async () => {
  await (await open(1000)).write('a', Buffer.from('picture'));
  expect((await (await open(1000)).read('a'))?.toString()).toBe('picture');
});

it('drops what was not used for longest when it grows too large', async () => {
  const store = await open(250);
  await store.write('a', Buffer.alloc(100));
  await store.write('b', Buffer.alloc(100));
  await store.read('a');
  await store.write('c', Buffer.alloc(100));
  expect(await store.read('b')).toBeNull();
  expect(await store.read('a')).not.toBeNull();
  expect(await readdir(dir)).toHaveLength(2);
});

it('makes again what a power cut emptied', async () => {
  const store = await open(1000);
  await store.write('a', Buffer.from('picture'));
  const [name] = await readdir(dir);
  await writeFile(join(dir, name ?? ''), '');
  expect(await (await open(1000)).read('a')).toBeNull();
});

it('says once that nothing can be kept', async () => {
  await writeFile(join(dir, 'file'), '');
  const store = await open(1000, join(dir, 'file'));
  await store.write('a', Buffer.from('picture'));
  await store.write('b', Buffer.from('picture'));
  expect(await store.read('a')).toBeNull();
  expect(messages).toHaveLength(1);
});
