import { describe, expect, it } from 'vitest';
import { ada, save, testRepository } from '#tests/doubles/repository.ts';
import { recentCommits } from './recent-commits.ts';

describe('the latest commits', () => {
  it('tell who did what to which files, newest first', async () => {
    const test = await testRepository({ 'content/pages/es/a.md': 'a', 'README.md': 'x' });
    const repository = await test.open();
    await save(repository, { 'content/pages/es/a.md': 'b', 'content/pages/es/ñandú y más.md': 'c' });
    await test.write('README.md', 'y');
    test.git('commit', '-qam', 'Elsewhere');
    await save(repository, { 'content/pages/es/a.md': null });
    const found = await recentCommits(repository.place, { limit: 10 });
    expect(found.map(({ paths, hasParent, author }) => ({ paths, hasParent, name: author.name }))).toEqual([
      { name: ada.name, hasParent: true, paths: [{ path: 'content/pages/es/a.md', state: 'deleted' }] },
      {
        name: ada.name,
        hasParent: true,
        paths: [
          { path: 'content/pages/es/a.md', state: 'changed' },
          { path: 'content/pages/es/ñandú y más.md', state: 'added' },
        ],
      },
      { name: 'Oper Ator', hasParent: false, paths: [{ path: 'content/pages/es/a.md', state: 'added' }] },
    ]);
    expect(found[1]?.subject).toBe('Guardar: content/pages/es/a.md, content/pages/es/ñandú y más.md');
    expect(await recentCommits(repository.place, { limit: 1, skip: 2 })).toEqual([found[2]]);
    const deleted = await recentCommits(repository.place, { limit: 10, deletedOnly: true });
    expect(deleted.map(({ commit }) => commit)).toEqual([found[0]?.commit]);
  });

  it('are none where nothing was committed', async () => {
    const test = await testRepository();
    expect(await recentCommits((await test.open()).place, { limit: 5 })).toEqual([]);
  });
});
