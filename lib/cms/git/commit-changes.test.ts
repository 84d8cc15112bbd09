import { describe, expect, it } from 'vitest';
import { ada, grace, testRepository } from './test-repository.ts';

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
    expect(result).toMatchObject({ ok: true, commit: git('rev-parse', 'HEAD'), leftOnDisk: [] });
    expect(git('log', '-1', '--format=%an <%ae>|%cn|%B')).toBe(
      'Ada Lovelace <ada@example.org>|Site|Páginas: «Inicio» (es)\n\nMás.',
    );
    expect(git('show', '--name-only', '--format=')).toBe(page);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(await read(page)).toBe('dos\n');
    expect(git('fsck', '--strict')).toBe('');
  });

  it('of what stands already is none', async () => {
    const { open, git } = await testRepository({ [page]: 'uno\n' });
    const repository = await open();
    const before = git('rev-parse', 'HEAD');
    const expected = { [page]: await repository.headRevision(page) };
    const changes = [{ path: page, bytes: Buffer.from('uno\n') }];
    const result = await repository.commitChanges({ changes, expected, author: grace, message: 'Nada' });
    expect(result).toEqual({ ok: true, commit: null, blobs: {}, leftOnDisk: [] });
    expect(git('rev-parse', 'HEAD')).toBe(before);
  });
});
