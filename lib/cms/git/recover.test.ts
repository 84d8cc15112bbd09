import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ada, save, type TestRepository, testRepository } from '#tests/doubles/repository.ts';
import { blobId } from './blob-id.ts';
import { readTip } from './branch.ts';
import { writeJournal } from './journal.ts';
import { moveBranch } from './move-branch.ts';
import type { Repository } from './open-repository.ts';
import { thisOwner } from './owner.ts';
import { planFiles } from './plan.ts';
import { layReady } from './work-file.ts';
import { writeCommit } from './write-commit.ts';

const page = 'content/pages/es/inicio.md';
const added = 'content/pages/es/nueva.md';

/** Leaves the repository as a process does that is killed before (`written`) or after (`moved`) the branch moves. */
async function crash(test: TestRepository, { place }: Repository, at: 'written' | 'moved'): Promise<string> {
  const tip = await readTip(place);
  const wanted = new Map([page, added].map((path) => [path, { bytes: Buffer.from('dos\n') }]));
  const expected = { [page]: test.git('rev-parse', `HEAD:${page}`), [added]: null };
  const files = await planFiles(place, tip.commit, wanted, expected);
  const changes = files.map(({ path, next, bytes }) => ({ path, next: next && { ...next, bytes } }));
  const to = await writeCommit(place, {
    parent: tip.commit,
    author: ada,
    committer: ada,
    message: 'x',
    changes,
  });
  const move = { branch: tip.branch, from: tip.commit, to, reason: 'x' };
  await writeJournal(place, { ...move, files });
  for (const file of files) await layReady(place, file, Buffer.from('dos\n'));
  await writeFile(join(place.ownDir, 'index-0123'), 'half a copy');
  await writeFile(`${place.indexFile}.lock`, JSON.stringify({ ...(await thisOwner()), started: 'before' }));
  if (at === 'moved') await moveBranch(place, move);
  return to;
}

async function requireWhole({ root, git, read }: TestRepository, text: string): Promise<void> {
  expect([await read(page), await read(added)]).toEqual([text, text]);
  expect(git('show', `HEAD:${page}`)).toBe(text.trim());
  expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
  expect(await readdir(join(root, '.git/site'))).toEqual([]);
  expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
}

describe('a commit that was cut short', () => {
  it.each(['written', 'moved'] as const)('is completed by the next start (%s)', async (at) => {
    const test = await testRepository({ [page]: 'uno\n' });
    const commit = await crash(test, await test.open(), at);
    const { recovered } = await test.open();
    expect(recovered).toEqual({ commit, outcome: 'completed' });
    expect(test.reports.join()).toContain(`${commit} had been cut short and was completed`);
    await requireWhole(test, 'dos\n');
    expect((await test.open()).recovered).toEqual({ commit: null, outcome: 'nothing' });
  });

  it.each(['written', 'moved'] as const)('is completed by the next commit (%s)', async (at) => {
    const test = await testRepository({ [page]: 'uno\n' });
    const repository = await test.open();
    await crash(test, repository, at);
    expect(await save(repository, { 'content/third.md': '3\n' })).toMatchObject({ ok: true });
    await requireWhole(test, 'dos\n');
  });

  it('never overwrites what somebody wrote since', async () => {
    const test = await testRepository({ [page]: 'uno\n' });
    await crash(test, await test.open(), 'moved');
    await test.write(page, 'a mano\n');
    expect((await test.open()).recovered.outcome).toBe('completed');
    expect([await test.read(page), await test.read(added)]).toEqual(['a mano\n', 'dos\n']);
    expect(test.git('status', '--porcelain')).toBe(`M ${page}`);
  });

  it('is dropped where the branch has gone another way', async () => {
    const test = await testRepository({ [page]: 'uno\n' });
    const commit = await crash(test, await test.open(), 'written');
    const tree = test.git('rev-parse', 'HEAD^{tree}');
    test.git('update-ref', 'refs/heads/main', test.git('commit-tree', '-p', 'HEAD', '-m', 'Other', tree));
    expect((await test.open()).recovered).toEqual({ commit, outcome: 'dropped' });
    expect(await test.read(page)).toBe('uno\n');
    expect(existsSync(join(test.root, added))).toBe(false);
    expect(test.git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('is dropped where another branch is checked out', async () => {
    const test = await testRepository({ [page]: 'uno\n' });
    await crash(test, await test.open(), 'moved');
    test.git('symbolic-ref', 'HEAD', 'refs/heads/side');
    test.git('update-ref', 'refs/heads/side', 'main~1');
    expect((await test.open()).recovered.outcome).toBe('dropped');
    expect(test.git('status', '--porcelain', '--untracked-files=all')).toBe('');
    expect(await test.read(page)).toBe('uno\n');
  });

  it('leaves a later commit of the same file alone', async () => {
    const test = await testRepository({ [page]: 'uno\n' });
    const repository = await test.open();
    await crash(test, repository, 'moved');
    const { place } = repository;
    const bytes = Buffer.from('tres\n');
    const later = { parent: test.git('rev-parse', 'HEAD'), author: ada, committer: ada, message: 'Later' };
    const changes = [{ path: page, next: { mode: '100644', blob: blobId(place, bytes), bytes } }];
    test.git('update-ref', 'refs/heads/main', await writeCommit(place, { ...later, changes }));
    expect((await test.open()).recovered.outcome).toBe('completed');
    expect([await test.read(page), await test.read(added)]).toEqual(['uno\n', 'dos\n']);
    expect(test.git('show', `HEAD:${page}`)).toBe('tres');
  });
});
