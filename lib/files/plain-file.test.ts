import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leadsThroughLink, openBelow, readBelow, readBelowSync, withOpenFile } from './plain-file.ts';

/** A folder `root` with a file, and a secret beside it that links lead to. */
async function testFolder(): Promise<{ root: string; base: string }> {
  const base = await mkdtemp(join(tmpdir(), 'plain-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const root = join(base, 'root');
  await mkdir(join(root, 'folder'), { recursive: true });
  await mkdir(join(base, 'outside'));
  await writeFile(join(root, 'folder/a.md'), 'mine');
  await writeFile(join(base, 'outside/a.md'), 'secret');
  await symlink('../../outside/a.md', join(root, 'folder/link.md'));
  await symlink('a.md', join(root, 'folder/beside.md'));
  await symlink('../outside', join(root, 'linked'));
  return { root, base };
}

describe('a file below a folder', () => {
  it('is read, also where the folder itself is reached by a link', async () => {
    const { root, base } = await testFolder();
    await symlink('root', join(base, 'current'));
    for (const folder of [root, join(base, 'current')]) {
      expect(String(await readBelow(folder, 'folder/a.md'))).toBe('mine');
      expect(String(readBelowSync(folder, 'folder/a.md'))).toBe('mine');
    }
    await expect(readBelow(root, 'folder/none.md')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each(['folder/link.md', 'folder/beside.md', 'linked/a.md', 'folder', '../outside/a.md'])(
    'is not read by way of %s',
    async (path) => {
      const { root } = await testFolder();
      await expect(readBelow(root, path)).rejects.toMatchObject({ code: 'ELOOP' });
      expect(() => readBelowSync(root, path)).toThrow(expect.objectContaining({ code: 'ELOOP' }));
    },
  );

  it('that is a pipe keeps nobody waiting', async () => {
    const { root } = await testFolder();
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    await expect(openBelow(root, 'pipe.md')).rejects.toMatchObject({ code: 'ELOOP' });
  });

  it('is never another one, however a folder and a link change places meanwhile', async () => {
    const { root } = await testFolder();
    const [folder, link, aside] = ['folder', 'linked', 'aside'].map((name) => join(root, name));
    const seen = new Set<string>();
    let isOver = false;
    const reading = (async () => {
      while (!isOver) seen.add(await readBelow(root, 'folder/a.md').then(String, (error) => error.code));
    })();
    for (let round = 0; round < 300; round += 1) {
      await rename(String(folder), String(aside));
      await rename(String(link), String(folder));
      await rename(String(folder), String(link));
      await rename(String(aside), String(folder));
    }
    isOver = true;
    await reading;
    expect([...seen]).not.toContain('secret');
    expect(String(await readBelow(root, 'folder/a.md'))).toBe('mine');
  });

  it('goes on being the one that was opened', async () => {
    const { root } = await testFolder();
    const text = await withOpenFile(root, 'folder/a.md', async (path) => {
      await rm(join(root, 'folder/a.md'));
      await symlink('../../outside/a.md', join(root, 'folder/a.md'));
      return readFile(path, 'utf8');
    });
    expect(text).toBe('mine');
  });

  it('is known to lie behind a link', async () => {
    const { root } = await testFolder();
    const paths = ['folder/a.md', 'folder/none/x', 'folder/link.md', 'linked/a.md', 'linked/none/x'];
    expect(paths.map((path) => leadsThroughLink(root, path))).toEqual([false, false, true, true, true]);
  });
});
