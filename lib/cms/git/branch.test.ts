import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { save, saveAtLast, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';

it('without a branch, or with another than the one to publish to, nothing is committed', async () => {
  const { open, git } = await testRepository({ [page]: 'uno\n' });
  const repository = await open({ branch: 'main' });
  git('switch', '-qc', 'side');
  const other = { kind: 'branch', current: 'side', wanted: 'main' };
  expect(await save(repository, { [page]: 'dos\n' })).toEqual({ ok: false, failure: other });
  git('switch', '-q', '--detach');
  const none = { kind: 'branch', current: null, wanted: 'main' };
  expect(await save(repository, { [page]: 'dos\n' })).toEqual({ ok: false, failure: none });
  git('switch', '-q', 'main');
  expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
});

it('the first commit of a branch is made like any other', async () => {
  const { open, git } = await testRepository();
  const repository = await open();
  expect(await repository.history(page)).toEqual([]);
  expect(await save(repository, { [page]: 'uno\n' })).toMatchObject({ ok: true });
  expect(git('log', '--format=%an %P')).toBe('Ada Lovelace');
  expect(git('status', '--porcelain')).toBe('');
});

it('commits of others on the same branch are built upon, never lost', { timeout: 180_000 }, async () => {
  const { open, git, root } = await testRepository({ [page]: 'uno\n', 'other.txt': '0\n' });
  const repository = await open();
  // Moves the branch by plumbing, as a push into this clone does: without any lock that could be waited for.
  const script = `for n in $(seq 40); do
      old=$(git rev-parse main)
      blob=$(echo $n | git hash-object -w --stdin)
      tree=$(git ls-tree $old | sed "s/[0-9a-f]\\{40\\}\tother.txt/$blob\tother.txt/" | git mktree)
      new=$(git -c user.name=o -c user.email=o@x.org commit-tree -p $old -m "other $n" $tree)
      git update-ref refs/heads/main $new $old 2>/dev/null || true
    done`;
  const others = promisify(execFile)('sh', ['-c', script], { cwd: root });
  for (let number = 1; number <= 15; number += 1) {
    expect(await saveAtLast(repository, { [page]: `${number}\n` })).toMatchObject({ ok: true });
  }
  await others;
  const subjects = git('log', '--format=%s').split('\n');
  expect(subjects.filter((subject) => subject.startsWith('Guardar'))).toHaveLength(15);
  expect(subjects.filter((subject) => subject.startsWith('other')).length).toBeGreaterThan(5);
  expect(git('show', `HEAD:${page}`)).toBe('15');
  expect(git('status', '--porcelain', '--', 'content')).toBe('');
});
