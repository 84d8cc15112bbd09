import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ada, grace, save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';
const other = 'content/pages/es/otra.md';

describe('two editors of one file', () => {
  it('the second is told who changed what and when, and nothing is overwritten', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const base = await repository.headRevision(page);
    await save(repository, { [page]: 'dos\n' }, grace);
    const changes = [{ path: page, bytes: Buffer.from('tres\n') }];
    const result = await repository.commitChanges({
      changes,
      expected: { [page]: base },
      author: ada,
      message: 'x',
    });
    expect(result).toMatchObject({
      ok: false,
      failure: {
        kind: 'changed',
        conflicts: [
          {
            path: page,
            expected: base,
            base: Buffer.from('uno\n'),
            current: { blob: git('rev-parse', `HEAD:${page}`), bytes: Buffer.from('dos\n') },
            last: { author: grace, commit: git('rev-parse', 'HEAD') },
          },
        ],
      },
    });
    expect(git('show', `HEAD:${page}`)).toBe('dos');
  });

  it('one deletes, the other edits', async () => {
    const { open } = await testRepository({ [page]: 'uno\n', [other]: 'x\n' });
    const repository = await open();
    const base = await repository.headRevision(page);
    await save(repository, { [page]: null }, grace);
    const changes = [{ path: page, bytes: Buffer.from('tres\n') }];
    const result = await repository.commitChanges({
      changes,
      expected: { [page]: base },
      author: ada,
      message: 'x',
    });
    const conflict = { path: page, expected: base, current: null, last: { author: grace, blob: null } };
    expect(result).toMatchObject({ ok: false, failure: { kind: 'changed', conflicts: [conflict] } });
  });

  it('both create it', async () => {
    const { open } = await testRepository({ [other]: 'x\n' });
    const repository = await open();
    await save(repository, { [page]: 'de Grace\n' }, grace);
    const changes = [{ path: page, bytes: Buffer.from('de Ada\n') }];
    const result = await repository.commitChanges({
      changes,
      expected: { [page]: null },
      author: ada,
      message: 'x',
    });
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'changed', conflicts: [{ last: { author: grace } }] },
    });
  });

  it('one renames, the other edits', async () => {
    const { open } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const base = await repository.headRevision(page);
    await save(repository, { [page]: 'dos\n' }, grace);
    const result = await repository.commitChanges({
      changes: [{ path: other, renameFrom: page }],
      expected: { [page]: base, [other]: null },
      author: ada,
      message: 'x',
    });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'changed', conflicts: [{ path: page }] } });
  });

  it('both write the same: the second has nothing left to do', async () => {
    const { open } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const base = await repository.headRevision(page);
    await save(repository, { [page]: 'dos\n' }, grace);
    const changes = [{ path: page, bytes: Buffer.from('dos\n') }];
    const result = await repository.commitChanges({
      changes,
      expected: { [page]: base },
      author: ada,
      message: 'x',
    });
    expect(result).toMatchObject({ ok: true, commit: null });
  });
});

it('the text of a version that is none of this file is not given away', async () => {
  const { open, git } = await testRepository({ [page]: 'uno\n', 'secret.txt': 'secret\n' });
  const changes = [{ path: page, bytes: Buffer.from('dos\n') }];
  const expected = { [page]: git('rev-parse', 'HEAD:secret.txt') };
  const result = await (await open()).commitChanges({ changes, expected, author: ada, message: 'x' });
  expect(result).toMatchObject({
    ok: false,
    failure: { kind: 'changed', conflicts: [{ path: page, base: null }] },
  });
});

describe('uncommitted work in the clone', () => {
  it('elsewhere is neither swept in nor touched', async () => {
    const files = {
      [page]: 'uno\n',
      [other]: 'otra\n',
      'content/c.md': 'c\n',
      'content/d.md': 'd\n',
      'e.txt': 'e\n',
    };
    const { open, git, root, write } = await testRepository(files);
    await write(other, 'cambiada\n');
    await write('content/c.md', 'preparada\n');
    git('add', 'content/c.md');
    await write('content/c.md', 'y cambiada\n');
    await write('content/new.md', 'nueva\n');
    git('rm', '-q', '--cached', 'e.txt');
    await rm(join(root, 'content/d.md'));
    const before = git('status', '--porcelain=v2', '--untracked-files=all');
    expect(await save(await open(), { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect(git('show', '--name-only', '--format=')).toBe(page);
    expect(git('status', '--porcelain=v2', '--untracked-files=all')).toBe(before);
  });

  const cases: Record<string, (on: Awaited<ReturnType<typeof testRepository>>) => Promise<unknown>> = {
    changed: (on) => on.write(page, 'a medias\n'),
    deleted: (on) => rm(join(on.root, page)),
    staged: async (on) => {
      await on.write(page, 'a medias\n');
      on.git('add', page);
      await on.write(page, 'uno\n');
    },
    'staged as deleted': async (on) => on.git('rm', '-q', '--cached', page),
  };
  it.each(Object.entries(cases))('on the same file (%s) is a conflict with both texts', async (_, spoil) => {
    const test = await testRepository({ [page]: 'uno\n' });
    await spoil(test);
    const before = test.git('status', '--porcelain=v2');
    const disk = await test.read(page).catch(() => null);
    const result = await save(await test.open(), { [page]: 'dos\n' });
    const failure = {
      kind: 'dirty',
      path: page,
      committed: Buffer.from('uno\n'),
      disk: disk && Buffer.from(disk),
    };
    expect(result).toEqual({ ok: false, failure });
    expect(test.git('status', '--porcelain=v2')).toBe(before);
    expect(test.git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('that was never committed is a conflict too, and is taken as it is by who has seen it', async () => {
    const { open, git, write } = await testRepository({ [other]: 'x\n' });
    await write(page, 'de nadie\n');
    const repository = await open();
    const failure = { kind: 'dirty', path: page, committed: null, disk: Buffer.from('de nadie\n') };
    expect(await save(repository, { [page]: 'dos\n' })).toEqual({ ok: false, failure });
    expect(await save(repository, { [page]: 'de nadie\n' })).toMatchObject({ ok: true });
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({ ok: true });
    expect((await repository.history(page)).map(({ blob }) => blob)).toHaveLength(2);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('in the middle of a merge stops only the files that are in conflict', async () => {
    const { open, git, write } = await testRepository({ [page]: 'uno\n', [other]: 'x\n' });
    git('switch', '-qc', 'side');
    await write(page, 'al lado\n');
    git('commit', '-qam', 'side');
    git('switch', '-q', 'main');
    await write(page, 'recto\n');
    git('commit', '-qam', 'main');
    expect(() => git('merge', 'side')).toThrow();
    const repository = await open();
    expect(await save(repository, { [page]: 'dos\n' })).toMatchObject({
      ok: false,
      failure: { kind: 'dirty' },
    });
    expect(await save(repository, { [other]: 'y\n' })).toMatchObject({ ok: true });
    expect(git('status', '--porcelain')).toBe(`UU ${page}`);
  });
});
