import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';

it('packs the repository in the background once loose objects have gathered', async () => {
  const { open, git, root, reports } = await testRepository({ [page]: 'uno\n' });
  await mkdir(join(root, '.git/loose'));
  const names = Array.from({ length: 3000 }, (_, at) => join(root, '.git/loose', String(at)));
  // Always the same texts: git guesses the number of objects by those whose ids begin with 17.
  await Promise.all(names.map((name, at) => writeFile(name, `loose ${at}`)));
  execFileSync('git', ['hash-object', '-w', '--stdin-paths'], {
    cwd: root,
    input: names.join('\n'),
    stdio: 'pipe',
  });
  const repository = await open();
  expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
  await expect.poll(() => git('count-objects', '-v'), { timeout: 50_000 }).toMatch(/packs: 1/);
  expect(await save(repository, { [page]: 'tres\n' })).toMatchObject({ ok: true });
  expect(await repository.history(page)).toHaveLength(3);
  expect(reports.filter((line) => line.includes('packed'))).toEqual([]);
  // It still clears away what it has packed; the folder goes with the test.
  await expect.poll(() => existsSync(join(root, '.git/gc.pid'))).toBe(false);
});
