import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyFrom, copyInto } from './parts.ts';

it('takes nothing into a backup, and puts nothing back, by way of a link', async () => {
  const base = await mkdtemp(join(tmpdir(), 'parts-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const [site, outside, copy] = [join(base, 'site'), join(base, 'outside'), join(base, 'copy')] as const;
  await mkdir(join(site, 'es'), { recursive: true });
  await mkdir(outside);
  await writeFile(join(outside, 'a.md'), 'secret');
  await writeFile(join(site, 'es/a.md'), 'mine');
  await symlink('../../outside/a.md', join(site, 'es/link.md'));
  await symlink('../outside', join(site, 'en'));
  for (const path of ['es/link.md', 'en/a.md']) {
    await expect(copyFrom(site, path, copy)).rejects.toMatchObject({ code: 'ELOOP' });
    await expect(copyInto(join(site, 'es/a.md'), site, path)).rejects.toMatchObject({
      problem: 'restore.link',
    });
  }
  expect(await readFile(join(outside, 'a.md'), 'utf8')).toBe('secret');
  await copyFrom(site, 'es/a.md', copy);
  await copyInto(copy, site, 'es/b.md');
  expect(await readFile(join(site, 'es/b.md'), 'utf8')).toBe('mine');
});
