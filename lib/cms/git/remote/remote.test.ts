import { once } from 'node:events';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testRemote } from '#tests/doubles/remote.ts';
import { grace, save, saveAtLast } from '#tests/doubles/repository.ts';
import { openRepository } from '../open-repository.ts';
import { openClone } from './open-clone.ts';

const page = 'content/pages/es/inicio.md';
const other = 'content/pages/es/otra.md';

describe('a publish', () => {
  it('stands in the remote before it stands here, and the others follow', async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    const result = await save(one.repository, { [page]: 'dos\n', 'content/pages/es/nueva.md': 'x\n' });
    expect(result.ok && result.commit).toBe(remote.git('rev-parse', 'main'));
    expect(one.git('rev-parse', 'main', 'shared-content/main')).toBe(
      `${remote.git('rev-parse', 'main')}\n`.repeat(2).trim(),
    );
    expect(await two.read(page)).toBe('uno\n');
    expect(await two.repository.follow()).toMatchObject({ outcome: 'moved', leftOnDisk: [] });
    expect([await two.read(page), await two.read('content/pages/es/nueva.md')]).toEqual(['dos\n', 'x\n']);
    expect(two.git('status', '--porcelain')).toBe('');
    expect(two.git('rev-parse', 'HEAD')).toBe(remote.git('rev-parse', 'main'));
  });

  it('of another file is built on what somebody else published meanwhile', async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await save(one.repository, { [page]: 'dos\n' });
    expect(await save(two.repository, { [other]: 'b\n' }, grace)).toMatchObject({ ok: true });
    expect(remote.git('log', '--format=%an', 'main').split('\n')).toEqual([
      'Grace Hopper',
      'Ada Lovelace',
      'Oper Ator',
    ]);
    expect([await two.read(page), await two.read(other)]).toEqual(['dos\n', 'b\n']);
    expect(two.git('status', '--porcelain')).toBe('');
  });

  it('of the same file is told who was faster, and what stands by then', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await save(one.repository, { [page]: 'dos\n' });
    const late = await save(two.repository, { [page]: 'tres\n' }, grace);
    expect(late).toMatchObject({
      ok: false,
      failure: { kind: 'changed', conflicts: [{ path: page, last: { author: { name: 'Ada Lovelace' } } }] },
    });
    expect(await two.read(page)).toBe('dos\n');
    expect(remote.git('rev-list', '--count', 'main')).toBe('2');
  });

  it('by two at once loses nothing, however often', { timeout: 180_000 }, async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n' });
    const clones = [await remote.clone(), await remote.clone()];
    await Promise.all(
      clones.map(async ({ repository }, at) => {
        for (let round = 1; round <= 8; round += 1) {
          const result = await saveAtLast(repository, { [at === 0 ? page : other]: `${round}\n` });
          expect(result).toMatchObject({ ok: true });
        }
      }),
    );
    expect(remote.git('rev-list', '--count', 'main')).toBe('17');
    for (const { repository, git } of clones) {
      await repository.follow();
      expect(git('rev-parse', 'HEAD')).toBe(remote.git('rev-parse', 'main'));
      expect(git('status', '--porcelain')).toBe('');
    }
  });

  it('to a remote out of reach changes nothing, says so without secrets, and works once it is back', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const one = await remote.clone();
    await rename(remote.bare, `${remote.bare}.away`);
    const failed = await save(one.repository, { [page]: 'dos\n' });
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'remote', reason: 'unreachable' } });
    expect(await one.read(page)).toBe('uno\n');
    expect(one.git('status', '--porcelain', '--ignored')).toBe('');
    expect(one.git('rev-list', '--count', 'main')).toBe('1');
    await rename(`${remote.bare}.away`, remote.bare);
    expect(await save(one.repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    const secret = await one.open({ remote: 'http://ada:hunter2@127.0.0.1:9/site.git' });
    expect(await save(secret, { [page]: 'tres\n' })).toMatchObject({ ok: false });
    expect(one.reports.join('\n')).toMatch(/unreachable/);
    expect(one.reports.join('\n')).not.toContain('hunter2');
  });

  it('to a remote that is silent is answered in time, and nothing keeps running', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const one = await remote.clone();
    const silent = createServer((socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const repository = await one.open({ remote: `git://127.0.0.1:${port}/site.git` });
    const started = performance.now();
    const answers = await Promise.all([
      save(repository, { [page]: 'dos\n' }),
      save(repository, { [page]: 'tres\n' }),
    ]);
    expect(performance.now() - started).toBeLessThan(19_000);
    const unreachable = { ok: false, failure: { kind: 'remote', reason: 'unreachable' } };
    expect(answers).toMatchObject([unreachable, unreachable]);
    expect(one.git('status', '--porcelain')).toBe('');
    await expect
      .poll(() => new Promise((resolve) => silent.getConnections((_, count) => resolve(count))))
      .toBe(0);
  });

  it('that the remote does not take is told as that', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const one = await remote.clone();
    const hook = join(remote.bare, 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\necho this branch is protected >&2\nexit 1\n');
    await chmod(hook, 0o755);
    expect(await save(one.repository, { [page]: 'dos\n' })).toMatchObject({
      ok: false,
      failure: { kind: 'remote', reason: 'refused' },
    });
    expect(one.reports.join('\n')).toContain('this branch is protected');
    expect(one.repository.lastRefusal()).toMatchObject({ reason: 'refused' });
    expect(one.git('status', '--porcelain')).toBe('');
    await unlink(hook);
    expect(await save(one.repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
  });

  it('can be taken back by a process that has not heard of it', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    const made = await save(one.repository, { [page]: 'dos\n' });
    const commit = made.ok ? String(made.commit) : '';
    expect(await two.repository.undo(commit, { author: grace, message: 'Deshacer' })).toMatchObject({
      ok: true,
    });
    expect(remote.git('show', `main:${page}`)).toBe('uno');
  });
});

describe('following', () => {
  it('leaves uncommitted work as it is, and brings everything else', async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n', 'readme.txt': 'r\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await two.write(page, 'a mano\n');
    await two.write('readme.txt', 'r, by hand\n');
    await save(one.repository, { [page]: 'dos\n', [other]: 'b\n' });
    expect(await two.repository.follow()).toMatchObject({ outcome: 'moved', leftOnDisk: [page] });
    expect([await two.read(page), await two.read(other), await two.read('readme.txt')]).toEqual([
      'a mano\n',
      'b\n',
      'r, by hand\n',
    ]);
    expect(
      two
        .git('status', '--porcelain')
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([`M ${page}`, 'M readme.txt']);
    expect(two.reports.join()).toContain(page);
  });

  it('takes several commits in one step, also where one takes back what another did', async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n', 'content/gone.md': 'x\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await save(one.repository, { [page]: 'dos\n', 'content/short.md': 'y\n' });
    await save(one.repository, { [other]: 'b\n', 'content/gone.md': null });
    await save(one.repository, { [page]: 'uno\n', 'content/short.md': null });
    expect(await two.repository.follow()).toMatchObject({ outcome: 'moved', leftOnDisk: [] });
    expect(await two.read(other)).toBe('b\n');
    expect(two.git('status', '--porcelain')).toBe('');
    expect(two.git('rev-parse', 'HEAD')).toBe(one.git('rev-parse', 'HEAD'));
    expect(two.git('rev-parse', 'refs/remotes/shared-content/main')).toBe(two.git('rev-parse', 'HEAD'));
  });

  it('takes whatever git can hold: folders in the place of files, links, deletions, many files', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'content/a': 'file\n', 'content/b/c.md': 'x\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    one.git('rm', '-q', 'content/a', 'content/b/c.md');
    await one.repository.follow();
    const many = Array.from({ length: 300 }, (_, number) => `content/a/${number}.md`);
    await mkdir(join(one.root, 'content/a'));
    for (const path of many) await one.write(path, `${path}\n`);
    await one.write('content/b', 'now a file\n');
    await symlink('pages/es/inicio.md', join(one.root, 'content/link'));
    await symlink('content/b', join(one.root, 'beside'));
    one.git('add', '-A');
    one.git('commit', '-qm', 'Much');
    one.git('push', '-q', 'origin', 'main');
    expect(await two.repository.follow()).toMatchObject({ outcome: 'moved', leftOnDisk: [] });
    // A link within the content is laid down as git does where there are none.
    expect(two.git('-c', 'core.symlinks=false', 'status', '--porcelain')).toBe('');
    expect(two.git('rev-parse', 'HEAD^{tree}')).toBe(one.git('rev-parse', 'HEAD^{tree}'));
    expect(await two.read('content/a/299.md')).toBe('content/a/299.md\n');
    expect((await lstat(join(two.root, 'content/link'))).isFile()).toBe(true);
    expect(await two.read('content/link')).toBe('pages/es/inicio.md');
    expect(await two.read('beside')).toBe('now a file\n');
  });

  it('never writes behind a link that stands in the place of a folder', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'content/b/c.md': 'x\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await mkdir(join(two.root, 'elsewhere'));
    await rm(join(two.root, 'content/b'), { recursive: true });
    await symlink('../elsewhere', join(two.root, 'content/b'));
    await save(one.repository, { 'content/b/d.md': 'y\n', [page]: 'dos\n' });
    expect(await two.repository.follow()).toMatchObject({ leftOnDisk: ['content/b/d.md'] });
    expect(await readdir(join(two.root, 'elsewhere'))).toEqual([]);
    expect(await two.read(page)).toBe('dos\n');
  });

  it('goes where the remote goes, also back', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await save(one.repository, { [page]: 'dos\n' });
    await two.repository.follow();
    const gone = remote.git('rev-parse', 'main');
    remote.git('update-ref', 'refs/heads/main', 'main~1');
    for (const { repository, read, git, reports } of [one, two]) {
      const keptAs = `before-${gone.slice(0, 12)}`;
      expect(await repository.follow()).toMatchObject({ outcome: 'moved', keptAs });
      expect(await read(page)).toBe('uno\n');
      // What had been published is not lost by that, and whoever runs the site is told where it is.
      expect(git('show', `${keptAs}:${page}`)).toBe('dos');
      expect(reports.join()).toContain(keptAs);
      expect(git('status', '--porcelain')).toBe('');
    }
  });

  it('brings out what was committed by hand, and says so where both sides have something of their own', async () => {
    const remote = await testRemote({ [page]: 'uno\n', [other]: 'a\n' });
    const [one, two] = [await remote.clone(), await remote.clone()];
    await one.write(page, 'a mano\n');
    one.git('commit', '-qam', 'By hand');
    expect(await one.repository.follow()).toMatchObject({ outcome: 'pushed' });
    expect(remote.git('show', `main:${page}`)).toBe('a mano');
    await two.repository.follow();
    await save(one.repository, { [page]: 'dos\n' });
    await two.write(other, 'b\n');
    two.git('commit', '-qam', 'By hand too');
    const diverged = { kind: 'remote', reason: 'diverged' };
    await expect(two.repository.follow()).rejects.toMatchObject({ failure: diverged });
    expect(await save(two.repository, { [other]: 'c\n' })).toMatchObject({ ok: false, failure: diverged });
    expect(await two.read(other)).toBe('b\n');
    two.git('fetch', '-q');
    two.git('rebase', '-q', 'origin/main');
    expect(await save(two.repository, { [other]: 'c\n' })).toMatchObject({ ok: true });
  });
});

describe('a process that starts in an empty folder', () => {
  it('gets its clone, around the content where the repository holds more than that', async () => {
    const remote = await testRemote({ [page]: 'uno\n', 'media/a.txt': 'a\n' });
    const folder = await mkdtemp(join(tmpdir(), 'empty-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const contentDir = join(folder, 'site', 'content');
    const given = {
      contentDir,
      mediaDir: join(folder, 'site', 'media'),
      remote: remote.bare,
      branch: 'main',
    };
    expect(await openClone(given)).toBe(true);
    expect(await readFile(join(folder, 'site', page), 'utf8')).toBe('uno\n');
    expect(await openClone(given)).toBe(false);
    const committer = { name: 'Site', email: 'web@example.org' };
    const repository = await openRepository({ ...given, committer, report: () => {} });
    expect(repository.place).toMatchObject({ content: 'content/', media: 'media/' });
    expect(await repository.follow()).toMatchObject({ outcome: 'standing' });
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
  });

  it('is told where the clone does not fit, and that there is no such branch; nothing stays behind', async () => {
    const remote = await testRemote({ [page]: 'uno\n' });
    const folder = await mkdtemp(join(tmpdir(), 'empty-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'code.ts'), '');
    const contentDir = join(folder, 'content');
    const given = { contentDir, mediaDir: join(folder, 'media'), remote: remote.bare, branch: 'main' };
    await expect(openClone(given)).rejects.toThrow('which is not empty (code.ts)');
    await expect(openClone({ ...given, branch: 'other' })).rejects.toThrow('no branch “other”');
    expect(await readdir(contentDir)).toEqual([]);
  });
});
