import { expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { openReadMemory } from './read-memory.ts';

const paths = ['content/a.md', 'content/b.md', 'content/c.md'];

it.each(engines)('what a session has read is remembered, the last of it (%s)', async (engine) => {
  const memory = openReadMemory(await testDatabase(engine));
  await memory.remember('ada', { 'content/a.md': 'a1', 'content/b.md': 'b1', 'content/c.md': null });
  await memory.remember('eva', { 'content/a.md': 'a0' });
  await memory.remember('ada', { 'content/a.md': 'a2', 'content/b.md': null });
  const read = await memory.of('ada', paths);
  expect(paths.map((path) => read.get(path))).toEqual(['a2', undefined, undefined]);
  expect((await memory.of('eva', paths)).get('content/a.md')).toBe('a0');
  expect((await memory.of('nobody', [])).size).toBe(0);
});

it('is one memory for all processes on Postgres, also of very many files', async () => {
  const database = await testDatabase('postgres');
  const [one, two] = [openReadMemory(database), openReadMemory(database)];
  const many = Array.from({ length: 2_500 }, (_, number) => [`content/${number}.md`, `r${number}`] as const);
  await Promise.all([one, two].map((each) => each.remember('ada', Object.fromEntries(many))));
  const read = await two.of('ada', ['content/0.md', 'content/2499.md']);
  expect([...read.values()].sort()).toEqual(['r0', 'r2499']);
});
