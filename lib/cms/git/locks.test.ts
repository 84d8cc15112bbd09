import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open as openFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { save, testRepository } from '#tests/doubles/repository.ts';
import { thisOwner } from './owner.ts';

const page = 'content/pages/es/inicio.md';

// Tests that run at the same time cannot each register their own end.
const endings: (() => Promise<void>)[] = [];
const undoLater = (clean: () => Promise<void>) => void endings.push(clean);
const sleepers: ChildProcess[] = [];
afterAll(async () => {
  for (const { pid = 0 } of sleepers) if (isRunning(pid)) process.kill(-pid, 'SIGKILL');
  await Promise.all(endings.map((end) => end()));
});

function isRunning(pid: number): boolean {
  return pid > 0 && existsSync(`/proc/${pid}`);
}

/** A process that runs until the tests are over. */
function sleeper(command: string, args: string[], cwd: string): void {
  sleepers.push(spawn(command, args, { cwd, stdio: 'ignore', detached: true }));
}

/** Milliseconds after which a lock is taken for left behind; what goes sooner goes for another reason. */
const patience = 10_000;

describe.concurrent('a lock', () => {
  it('left behind by a git that was killed is removed after ten seconds', async () => {
    const { open, git, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    await writeFile(join(root, '.git/index.lock'), '');
    const started = performance.now();
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeGreaterThan(patience - 100);
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
  });

  it('that a program has open is respected: “try again”', async () => {
    const { open, git, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const lockFile = join(root, '.git/index.lock');
    sleeper('sh', ['-c', `exec 9>"${lockFile}"; sleep 60`], '/');
    await expect.poll(() => existsSync(lockFile)).toBe(true);
    expect(await save(repository, { [page]: 'dos\n' })).toEqual({
      ok: false,
      failure: { kind: 'busy', lockFile },
    });
    expect(existsSync(lockFile)).toBe(true);
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('while a git waits for an editor in this clone is respected', async () => {
    const { open, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const lockFile = join(root, '.git/index.lock');
    sleeper('sh', ['-c', `GIT_EDITOR='sleep 60; false' git commit -a --allow-empty; true`], root);
    await expect.poll(() => existsSync(lockFile)).toBe(true);
    expect(await save(repository, { [page]: 'dos\n' })).toEqual({
      ok: false,
      failure: { kind: 'busy', lockFile },
    });
  });

  it('that is given back in time is waited for', async () => {
    const { open, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const lockFile = join(root, '.git/index.lock');
    await writeFile(lockFile, '');
    sleeper('sh', ['-c', `sleep 1; rm "${lockFile}"`], '/');
    const started = performance.now();
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeLessThan(patience);
  });

  it('of a site that was killed goes at once', async () => {
    const { open, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const dead = { ...(await thisOwner()), pid: 4_194_999 };
    await writeFile(join(root, '.git/index.lock'), JSON.stringify(dead));
    const started = performance.now();
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    // The number is another process's now; it started at another time.
    await writeFile(join(root, '.git/index.lock'), JSON.stringify({ ...(await thisOwner()), started: '1' }));
    expect(await save(repository, { [page]: 'tres\n' })).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeLessThan(patience);
  });

  it('of a site that lives is respected', async () => {
    const { open, root } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const lockFile = join(root, '.git/index.lock');
    await writeFile(lockFile, JSON.stringify(await thisOwner()));
    expect(await save(repository, { [page]: 'dos\n' })).toEqual({
      ok: false,
      failure: { kind: 'busy', lockFile },
    });
  });

  it('of the branch, left behind, is removed after ten seconds', async () => {
    const { open, root, git, read } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    await writeFile(join(root, '.git/refs/heads/main.lock'), '');
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect(git('status', '--porcelain')).toBe('');
    expect(await read(page)).toBe('dos\n');
  });

  it('of the branch, held, stops a commit and leaves nothing half', async () => {
    const { open, root, git, read } = await testRepository({ [page]: 'uno\n' }, undoLater);
    const repository = await open();
    const lockFile = join(root, '.git/refs/heads/main.lock');
    const held = await openFile(lockFile, 'wx');
    sleeper('sh', ['-c', `exec 9>>"${lockFile}"; sleep 60`], '/');
    await held.close();
    expect(await save(repository, { [page]: 'dos\n' })).toEqual({
      ok: false,
      failure: { kind: 'busy', lockFile },
    });
    expect(await read(page)).toBe('uno\n');
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
  });
});
