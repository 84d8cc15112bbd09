import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ada, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';

const refused: [path: string, reason: string][] = [
  ['../outside.md', 'outside'],
  ['content/../../outside.md', 'outside'],
  ['content/./a.md', 'outside'],
  ['content//a.md', 'outside'],
  ['content/', 'outside'],
  ['content', 'outside'],
  ['', 'outside'],
  ['/etc/passwd', 'outside'],
  ['/content/a.md', 'outside'],
  ['package.json', 'outside'],
  ['contents/a.md', 'outside'],
  ['Content/a.md', 'outside'],
  ['C:/content/a.md', 'form'],
  ['content/a.md::$DATA', 'form'],
  ['content\\a.md', 'form'],
  ['content/..\\..\\a.md', 'form'],
  ['content/a\0.md', 'form'],
  ['content/a\n.md', 'form'],
  ['content/a\u202ecod.md', 'form'],
  ['content/\u200b.git/config', 'form'],
  ['content/a.md ', 'form'],
  ['content/a.', 'form'],
  ['content/\ud800.md', 'form'],
  ['.git/config', 'hidden'],
  ['content/.git/config', 'hidden'],
  ['content/.GIT/config', 'hidden'],
  ['content/GIT~1/config', 'hidden'],
  ['content/.gitattributes', 'hidden'],
  ['content/.env', 'hidden'],
  [`content/${'a'.repeat(256)}.md`, 'tooLong'],
  [`content/${'a/'.repeat(600)}b.md`, 'tooLong'],
  ['content/pages', 'folder'],
  [`${page}/below.md`, 'folder'],
  ['content/link.md', 'link'],
  ['content/linked/a.md', 'link'],
  ['content/pages/es/Inicio.md', 'sameName'],
  ['content/Pages/es/nueva.md', 'sameName'],
  ['content/pages/es/an\u0303o.md', 'sameName'],
];

describe('a path', () => {
  it.each(refused)('%j is refused: %s', async (path, reason) => {
    const { root, git, open, reports } = await testRepository({
      [page]: 'uno\n',
      'content/pages/es/año.md': 'x\n',
      'package.json': '{}',
    });
    await symlink('../package.json', join(root, 'content/link.md'));
    await symlink('../media', join(root, 'content/linked'));
    const before = await readdir(root, { recursive: true });
    const repository = await open();
    const result = await repository.commitChanges({
      changes: [{ path, bytes: Buffer.from('x') }],
      expected: { [path]: null },
      author: ada,
      message: 'x',
    });
    expect(result).toEqual({ ok: false, failure: { kind: 'path', path, reason } });
    expect(reports.join()).toContain(`refused (${reason})`);
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
    const after = (await readdir(root, { recursive: true })).filter((name) => !name.startsWith('.git/site'));
    expect(after.sort()).toEqual(before.sort());
  });

  it('is refused for reading too', async () => {
    const { open } = await testRepository({ [page]: 'uno\n', 'secret.txt': 's' });
    const repository = await open();
    const refusal = { failure: { kind: 'path', path: 'secret.txt', reason: 'outside' } };
    await expect(repository.readAt('HEAD', 'secret.txt')).rejects.toMatchObject(refusal);
    await expect(repository.history('secret.txt')).rejects.toMatchObject(refusal);
    await expect(repository.headRevision('secret.txt')).rejects.toMatchObject(refusal);
  });

  it('may have spaces, accents, quotes and any honest length', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const paths = [
      'content/pages/es/año "nuevo".md',
      `media/${'ñ'.repeat(100)}.txt`,
      "media/a'b/[c]*.txt",
      'media/-x',
    ];
    const result = await repository.commitChanges({
      changes: paths.map((path) => ({ path, bytes: Buffer.from(path) })),
      expected: Object.fromEntries(paths.map((path) => [path, null])),
      author: ada,
      message: 'x',
    });
    expect(result.ok && Object.keys(result.blobs).sort()).toEqual([...paths].sort());
    expect(git('status', '--porcelain')).toBe('');
    for (const path of paths) expect((await repository.readAt('HEAD', path))?.toString()).toBe(path);
  });

  it('that holds a link or another repository in git is refused, whatever is on the disk', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const blob = git('hash-object', '-w', page);
    git('update-index', '--add', '--cacheinfo', `120000,${blob},content/link.md`);
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},content/module`);
    git('commit', '-qm', 'x');
    const repository = await open();
    for (const [path, reason] of [
      ['content/link.md', 'link'],
      ['content/module', 'folder'],
    ] as const) {
      const changes = [{ path, bytes: Buffer.from('x') }];
      const result = await repository.commitChanges({
        changes,
        expected: { [path]: blob },
        author: ada,
        message: 'x',
      });
      expect(result).toEqual({ ok: false, failure: { kind: 'path', path, reason } });
    }
  });
});
