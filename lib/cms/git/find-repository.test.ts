import { execFileSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';

async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'folder-')));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

it('tells what paths of content and media begin with', async () => {
  const { open, root } = await testRepository({ [page]: 'uno\n' });
  expect((await open()).place).toMatchObject({ root, content: 'content/', media: 'media/', hash: 'sha1' });
  const { place } = await open({ contentDir: root });
  expect(place).toMatchObject({ root, content: '', media: 'media/' });
});

it('finds the repository through links, and takes no upload into it that lies elsewhere', async () => {
  const { open, root, reports, git } = await testRepository({ [page]: 'uno\n' });
  const outside = await folder();
  await symlink(join(root, 'content'), join(outside, 'linked'));
  const repository = await open({ contentDir: join(outside, 'linked'), mediaDir: outside });
  expect(repository.place).toMatchObject({ root, content: 'content/', media: null });
  expect(reports.join()).toContain('uploads are not versioned');
  expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
  expect(git('status', '--porcelain')).toBe('');
});

it('starts a repository where there is none, with what is there in its first commit', async () => {
  const contentDir = join(await folder(), 'content');
  const { options } = await testRepository();
  const { openRepository } = await import('./open-repository.ts');
  await mkdir(contentDir);
  await writeFile(join(contentDir, 'a.md'), 'a\n');
  const repository = await openRepository({ ...options, contentDir });
  expect(repository.place).toMatchObject({ root: contentDir, content: '', media: null });
  expect(await repository.history('a.md')).toMatchObject([
    { message: 'Contenido tal como estaba', author: options.committer },
  ]);
  expect(await save(repository, { 'a.md': 'b\n', 'services/es/b.md': 'b\n' })).toMatchObject({ ok: true });
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: contentDir, encoding: 'utf8' })).toBe('');
  expect(await readdir(contentDir)).toEqual(['.git', 'a.md', 'services']);
});

it('starts one in a folder that the repository around it ignores', async () => {
  const { root, git, write, open } = await testRepository({ '.gitignore': '/content\n' });
  await write('content/a.md', 'a\n');
  const { place } = await open();
  expect(place).toMatchObject({ root: join(root, 'content'), content: '' });
  expect(git('status', '--porcelain')).toBe('');
});

it('works in a linked worktree, a submodule and a shallow clone', async () => {
  const { root, git, open } = await testRepository({ [page]: 'uno\n' });
  const outside = await folder();
  git('worktree', 'add', '-q', '-b', 'web', join(outside, 'tree'));
  git('clone', '-q', '--depth=1', `file://${root}`, join(outside, 'shallow'));
  const around = join(outside, 'around');
  git('init', '-q', around);
  git('-C', around, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', root, 'web');
  for (const clone of [join(outside, 'tree'), join(outside, 'shallow'), join(around, 'web')]) {
    const repository = await open({ contentDir: join(clone, 'content'), mediaDir: join(clone, 'media') });
    expect(await save(repository, { [page]: `${clone}\n` })).toMatchObject({ ok: true });
    expect(git('-C', clone, 'status', '--porcelain')).toBe('');
    expect(await repository.history(page)).toHaveLength(2);
  }
  expect(git('status', '--porcelain')).toBe('');
  expect(git('show', `HEAD:${page}`)).toBe('uno');
});

it.each([
  ['empty', ''],
  ['damaged', '\0\0\0\0'],
])('names the branch again in a HEAD that is %s, and begins no other repository', async (_how, head) => {
  const { open, git, root, reports } = await testRepository({ [page]: 'uno\n' });
  await writeFile(join(root, '.git', 'HEAD'), head);
  const repository = await open();
  expect(repository.place.root).toBe(root);
  expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
  expect(git('show', `HEAD:${page}`)).toBe('dos');
  expect(reports.join()).toContain('it names the branch');
});

it('says that a repository is damaged where nobody can tell which branch HEAD named', async () => {
  const { open, git, root } = await testRepository({ [page]: 'uno\n' });
  git('branch', '--move', 'web');
  git('branch', 'other');
  await writeFile(join(root, '.git', 'HEAD'), '');
  await expect(open()).rejects.toMatchObject({ failure: { kind: 'unusable', reason: 'damaged' } });
});

it('says what is wrong with a repository that cannot be committed to', async () => {
  const outside = await folder();
  const { open } = await testRepository();
  execFileSync('git', ['init', '-q', '--bare', outside]);
  await expect(open({ contentDir: outside })).rejects.toMatchObject({
    failure: { kind: 'unusable', reason: 'bare' },
  });
  vi.stubEnv('PATH', '/nonexistent');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await expect(open()).rejects.toMatchObject({ failure: { kind: 'unusable', reason: 'noGit' } });
});

// Only root can give a folder away.
it.runIf(process.getuid?.() === 0)('works in a repository of another person, but not in a trap', async () => {
  const { open, git, root } = await testRepository({ [page]: 'uno\n' });
  const theirs = execFileSync('find', [root, '-print0'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const path of theirs) await chown(path, 12_345, 12_345);
  expect(await save(await open(), { [page]: 'dos\n' })).toMatchObject({ ok: true });
  expect(git('-c', 'safe.directory=*', 'log', '-1', '--format=%an')).toBe('Ada Lovelace');
  await chown(join(root, 'content'), 0, 0);
  await expect(open()).rejects.toMatchObject({ failure: { kind: 'unusable', reason: 'owner' } });
});
