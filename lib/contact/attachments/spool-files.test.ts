import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { spoolFiles } from './spool-files.ts';

const file = (name: string, bytes: number) => ({
  name,
  body: (async function* () {
    yield Buffer.alloc(bytes / 2, 'a');
    yield Buffer.alloc(bytes / 2, 'a');
  })(),
});

it('takes so much of one client and of all at a time, and all of it again once it is cleared', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spool-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const openSpool = spoolFiles(folder, { client: 100, all: 150 });
  const [ana, again, eva] = [openSpool('ana'), openSpool('ana'), openSpool('eva')];
  expect(await ana.receive(file('a.pdf', 80))).toMatchObject({ name: 'a.pdf', size: 80 });
  expect(await again.receive(file('b.pdf', 60))).toEqual({ name: 'b.pdf', reason: 'no-room' });
  expect(await eva.receive(file('c.pdf', 80))).toEqual({ name: 'c.pdf', reason: 'no-room' });
  for (const spool of [ana, again, eva]) await spool.clear();
  expect(await readdir(folder)).toEqual([]);
  const later = openSpool('eva');
  expect(await later.receive(file('d.pdf', 100))).toMatchObject({ size: 100 });
  await later.clear();
});
