import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ada, grace, save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';
const other = 'content/pages/es/otra.md';

describe('a commit', () => {
  it('is one of exactly these paths, by the person, and everything agrees afterwards', async () => {
    const { open, git, read } = await testRepository({ [page]: 'uno\n', [other]: 'otra\n' });
    const repository = await open();
    const result = await repository.commitChanges({
      changes: [{ path: page, bytes: Buffer.from('dos\n') }],
      expected: { [page]: await repository.headRevision(page) },
      author: ada,
      message: 'Páginas: «Inicio» (es)\n\nMás.',
    });
    expect(result).toEqual({
      ok: true,
      commit: git('rev-parse', 'HEAD'),
      blobs: { [page]: git('rev-parse', `HEAD:${page}`) },
      leftOnDisk: [],
    });
    expect(git('log', '-1', '--format=%an <%ae>|%cn|%B')).toBe(
      'Ada Lovelace <ada@example.org>|Site|Páginas: «Inicio» (es)\n\nMás.',
    );
    expect(git('show', '--name-only', '--format=')).toBe(page);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(git('reflog', '-1', '--format=%gs')).toBe('publish: Páginas: «Inicio» (es)');
    expect(await read(page)).toBe('dos\n');
    expect(git('fsck', '--strict')).toBe('');
  });

  it('of what stands already is none', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    expect(await save(repository, { [page]: 'uno\n' })).toEqual({
      ok: true,
      commit: null,
      blobs: {},
      leftOnDisk: [],
    });
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('takes bytes as they are: line endings, no text at all, and nothing', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const bytes = Buffer.from([0, 13, 10, 255, 254, 10]);
    const result = await repository.commitChanges({
      changes: [
        { path: 'media/b.bin', bytes },
        { path: 'media/empty.txt', bytes: Buffer.alloc(0) },
        { path: page, bytes: Buffer.from('\ufeffa\r\nb') },
      ],
      expected: { 'media/b.bin': null, 'media/empty.txt': null, [page]: await repository.headRevision(page) },
      author: ada,
      message: 'x',
    });
    expect(result.ok).toBe(true);
    expect(await repository.readAt('HEAD', 'media/b.bin')).toEqual(bytes);
    expect(await repository.readAt('HEAD', 'media/empty.txt')).toEqual(Buffer.alloc(0));
    expect((await repository.readAt('HEAD', page))?.toString()).toBe('\ufeffa\r\nb');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('creates, deletes and renames in one step, folders included', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n', [other]: 'otra\n', 'media/a.txt': 'a' });
    const repository = await open();
    const [moved, changed] = ['content/pages/es/movida.md', 'content/services/es/nuevo/a.md'];
    const blobs = { [page]: git('rev-parse', `HEAD:${page}`), [other]: git('rev-parse', `HEAD:${other}`) };
    const result = await repository.commitChanges({
      changes: [
        { path: moved, renameFrom: page },
        { path: changed, renameFrom: other, bytes: Buffer.from('otra cosa\n') },
        { path: 'media/a.txt', bytes: null },
      ],
      expected: {
        ...blobs,
        [moved]: null,
        [changed]: null,
        'media/a.txt': git('rev-parse', 'HEAD:media/a.txt'),
      },
      author: ada,
      message: 'x',
    });
    expect(result.ok).toBe(true);
    expect(git('ls-tree', '-r', '--name-only', 'HEAD').split('\n')).toEqual([moved, changed]);
    expect(git('rev-parse', `HEAD:${moved}`)).toBe(blobs[page]);
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('renames a file to another spelling of its name', async () => {
    const { open, git } = await testRepository({ 'content/pages/es/Inicio.md': 'uno\n' });
    const repository = await open();
    const from = 'content/pages/es/Inicio.md';
    const result = await repository.commitChanges({
      changes: [{ path: page, renameFrom: from }],
      expected: { [from]: await repository.headRevision(from), [page]: null },
      author: ada,
      message: 'x',
    });
    expect(result.ok).toBe(true);
    expect(git('ls-files')).toBe(page);
  });

  it('keeps the rights of a file', async () => {
    const { open, git, root } = await testRepository({ [page]: 'uno\n' });
    await chmod(join(root, page), 0o755);
    git('commit', '-qam', 'x');
    await save(await open(), { [page]: 'dos\n' });
    expect(git('ls-tree', 'HEAD', page)).toMatch(/^100755 /);
    expect((await stat(join(root, page))).mode & 0o777).toBe(0o755);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('cannot be given a line of its own by a name', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const author = { name: 'Eve\ncommitter Root <r@x> 0 +0000\n<eve>', email: 'eve@x>\nfrom 0000' };
    expect(await save(await open(), { [page]: 'dos\n' }, author)).toMatchObject({ ok: true });
    expect(git('log', '-1', '--format=%an|%ae|%cn')).toBe(
      'Eve committer Root r@x 0 +0000 eve|eve@xfrom0000|Site',
    );
    expect(git('fsck', '--strict')).toBe('');
  });

  it('is made one after the other, however many are asked for at once', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const texts = Array.from({ length: 8 }, (_, at) => ({ [`content/pages/es/p${at}.md`]: `${at}\n` }));
    const results = await Promise.all(texts.map((text) => save(repository, text, grace)));
    expect(results.map(({ ok }) => ok)).toEqual(texts.map(() => true));
    expect(git('rev-list', '--count', 'HEAD')).toBe('9');
    expect(git('status', '--porcelain')).toBe('');
  });
});
