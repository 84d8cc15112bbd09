import { expect, it } from 'vitest';
import { ada, grace, save, testRepository } from '#tests/doubles/repository.ts';

const page = 'content/pages/es/inicio.md';
const moved = 'content/pages/es/portada.md';
const paragraphs = Array.from({ length: 30 }, (_, at) => `Párrafo ${at}.\n`).join('\n');

it('tells who, when and what, through renames and deletions', async () => {
  const { open } = await testRepository({ [page]: `# Uno\n${paragraphs}` });
  const repository = await open();
  await save(repository, { [page]: `# Dos\n${paragraphs}` }, grace);
  const base = await repository.headRevision(page);
  await repository.commitChanges({
    changes: [{ path: moved, renameFrom: page, bytes: Buffer.from(`# Tres\n${paragraphs}`) }],
    expected: { [page]: base, [moved]: null },
    author: ada,
    message: 'Mover\n\nCon cuerpo,\ny otra línea.',
  });
  await save(repository, { [moved]: null }, grace);
  const history = await repository.history(moved);
  expect(
    history.map(({ author, message, path, blob }) => [author.name, message, path, blob !== null]),
  ).toEqual([
    ['Grace Hopper', `Guardar: ${moved}`, moved, false],
    ['Ada Lovelace', 'Mover\n\nCon cuerpo,\ny otra línea.', moved, true],
    ['Grace Hopper', `Guardar: ${page}`, page, true],
    ['Oper Ator', 'Start', page, true],
  ]);
  const [, third, second] = history;
  expect(Date.parse(second?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect((await repository.readAt(second?.commit ?? '', page))?.toString()).toContain('# Dos');
  expect(await repository.readAt(third?.commit ?? '', page)).toBeNull();
  expect(await repository.readAt('0'.repeat(40), page)).toBeNull();
  expect(await repository.readAt('--output=/tmp/x', page)).toBeNull();
  expect(await repository.history(moved, { limit: 2 })).toHaveLength(2);
  expect(await repository.history('content/never.md')).toEqual([]);
  expect(await repository.headRevision(moved)).toBeNull();
});

it('an earlier version comes back by a commit like any other', async () => {
  const { open } = await testRepository({ [page]: 'uno\n' });
  const repository = await open();
  await save(repository, { [page]: 'dos\n' });
  const [, first] = await repository.history(page);
  const text = (await repository.readAt(first?.commit ?? '', page))?.toString() ?? '';
  expect(await save(repository, { [page]: text })).toMatchObject({
    ok: true,
    blobs: { [page]: first?.blob },
  });
});

it('the last publish is taken back, all of it, by one commit', async () => {
  const { open, git } = await testRepository({ [page]: 'uno\n', 'content/a.md': 'a\n' });
  const repository = await open();
  const before = git('rev-parse', 'HEAD^{tree}');
  const published = await save(repository, { [page]: 'dos\n', 'content/a.md': null, 'content/b.md': 'b\n' });
  const commit = (published.ok && published.commit) || '';
  expect(await repository.undo(commit, { author: grace, message: 'Deshacer' })).toMatchObject({ ok: true });
  expect(git('rev-parse', 'HEAD^{tree}')).toBe(before);
  expect(git('log', '-1', '--format=%an|%B')).toBe(`Grace Hopper|Deshacer\n\nUndoes: ${commit}`);
  expect(git('status', '--porcelain')).toBe('');
});

it('a publish is not taken back over what others have done since', async () => {
  const { open, git } = await testRepository({ [page]: 'uno\n' });
  const repository = await open();
  const published = await save(repository, { [page]: 'dos\n', 'content/b.md': 'b\n' });
  await save(repository, { [page]: 'tres\n' }, grace);
  const result = await repository.undo((published.ok && published.commit) || '', {
    author: ada,
    message: 'x',
  });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'changed', conflicts: [{ path: page }] } });
  expect(git('show', `HEAD:${page}`)).toBe('tres');
});

it('what is no publish cannot be taken back', async () => {
  const { open, git, write } = await testRepository({ [page]: 'uno\n', 'package.json': '{}' });
  const repository = await open();
  const first = git('rev-parse', 'HEAD');
  await write('package.json', '{"a":1}');
  git('commit', '-qam', 'Code');
  const by = { author: ada, message: 'x' };
  expect(await repository.undo(first, by)).toEqual({ ok: false, failure: { kind: 'undo', commit: first } });
  expect(await repository.undo('nonsense', by)).toMatchObject({ failure: { kind: 'undo' } });
  const code = { kind: 'path', path: 'package.json', reason: 'outside' };
  expect(await repository.undo(git('rev-parse', 'HEAD'), by)).toEqual({ ok: false, failure: code });
});
