import { expect, it } from 'vitest';
import { createNewestOnly } from './newest-only.ts';

it('does one at a time, and of those that wait only the newest', async () => {
  const newest = createNewestOnly();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until?: Promise<void>) =>
    newest.run('ana', async () => {
      await until;
      done.push(name);
      return name;
    });
  const asked = [work('uno', first.promise), work('dos'), work('tres'), work('cuatro')];
  const other = await newest.run('berta', async () => 'otra');
  expect([other, done]).toEqual(['otra', []]);
  first.resolve();
  const answers = await Promise.allSettled(asked);
  expect(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.name)),
  ).toEqual(['uno', 'OvertakenError', 'OvertakenError', 'cuatro']);
  expect(done).toEqual(['uno', 'cuatro']);
});

it('goes on after work that fails', async () => {
  const newest = createNewestOnly();
  const failed = newest.run('ana', () => Promise.reject(new Error('no')));
  const next = newest.run('ana', async () => 'sí');
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('sí');
  await expect(newest.run('ana', async () => 'más')).resolves.toBe('más');
});
