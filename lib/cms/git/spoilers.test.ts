import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';
const files = { [page]: 'uno\r\ndos\r\n', 'content/other.md': 'x\n' };

it('no hook runs', async () => {
  const { open, git, root, read } = await testRepository(files);
  for (const name of [
    'pre-commit',
    'post-commit',
    'reference-transaction',
    'post-index-change',
    'pre-auto-gc',
  ]) {
    const hook = join(root, '.git/hooks', name);
    await mkdir(join(root, '.git/hooks'), { recursive: true });
    await writeFile(hook, `#!/bin/sh\ntouch "${root}/ran-${name}"\nexit 1\n`);
    await chmod(hook, 0o755);
  }
  expect(await save(await open(), { [page]: 'tres\r\n' })).toMatchObject({ ok: true });
  expect(git('-c', 'core.hooksPath=/dev/null', 'status', '--porcelain')).toBe('');
  expect(await read(page)).toBe('tres\r\n');
});

it('no setting of the repository changes a byte or asks for a key', async () => {
  const { open, git, read, root } = await testRepository(files);
  for (const [key, value] of Object.entries({
    'core.autocrlf': 'true',
    'core.safecrlf': 'true',
    'commit.gpgSign': 'true',
    'gpg.program': '/nonexistent',
    'user.useConfigOnly': 'true',
    'core.quotePath': 'true',
    'core.fsmonitor': `touch ${root}/monitored`,
    'log.showSignature': 'true',
    'i18n.commitEncoding': 'ISO-8859-1',
    'core.splitIndex': 'true',
    'filter.shout.clean': 'tr a-z A-Z',
    'filter.shout.smudge': 'tr A-Z a-z',
  })) {
    git('config', key, value);
  }
  await writeFile(join(root, '.git/info/attributes'), 'content/pages/** filter=shout\n');
  const repository = await open();
  const text = 'ñandú\r\ny más\n';
  expect(await save(repository, { [page]: text })).toMatchObject({ ok: true });
  expect((await repository.readAt('HEAD', page))?.toString()).toBe(text);
  expect(await read(page)).toBe(text);
  const [version] = await repository.history(page);
  expect(version).toMatchObject({ message: `Guardar: ${page}`, path: page });
  expect(git('fsck', '--strict')).toBe('');
});

it('a file that attributes convert on the way to the disk is not taken for changed', async () => {
  const { open, git, write, read, root } = await testRepository({ [page]: 'uno\n' });
  await writeFile(join(root, '.git/info/attributes'), '*.md text eol=crlf\n');
  await write(page, 'uno\r\n');
  git('add', '--renormalize', '.');
  expect(git('status', '--porcelain')).toBe('');
  expect(await save(await open(), { [page]: 'dos\n' })).toMatchObject({ ok: true });
  expect(await read(page)).toBe('dos\n');
  expect(git('status', '--porcelain')).toBe('');
});

it('what the environment says about git is not heard', async () => {
  const { open, git } = await testRepository(files);
  for (const [name, value] of Object.entries({
    GIT_DIR: '/nonexistent',
    GIT_WORK_TREE: '/nonexistent',
    GIT_INDEX_FILE: '/nonexistent/index',
    GIT_OBJECT_DIRECTORY: '/nonexistent',
    GIT_AUTHOR_NAME: 'Mallory',
    GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z',
    LC_ALL: 'es_ES.UTF-8',
    LANGUAGE: 'es',
  })) {
    vi.stubEnv(name, value);
  }
  const repository = await open();
  const result = await save(repository, { [page]: 'tres\n' });
  vi.unstubAllEnvs();
  expect(result).toMatchObject({ ok: true });
  expect(git('log', '-1', '--format=%an %ad', '--date=format:%Y')).not.toMatch(/Mallory|2001/);
});

it('replaced objects and grafts do not show', async () => {
  const { open, git } = await testRepository(files);
  const blob = git('rev-parse', `HEAD:${page}`);
  git('replace', blob, git('rev-parse', 'HEAD:content/other.md'));
  const repository = await open();
  expect((await repository.readAt('HEAD', page))?.toString()).toBe('uno\r\ndos\r\n');
});
