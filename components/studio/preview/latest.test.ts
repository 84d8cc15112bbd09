import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLatest } from './latest.ts';

it('asks at once, one question at a time, and of many inputs meanwhile only about the last', async () => {
  const asked: number[] = [];
  const answers: string[] = [];
  let atOnce = 0;
  const latest = createLatest<number, string>({
    async ask(input) {
      asked.push(input);
      atOnce += 1;
      expect(atOnce).toBe(1);
      await sleep(20);
      atOnce -= 1;
      return `page ${input}`;
    },
    onAnswer: (answer) => answers.push(answer),
    onFailure: (error) => answers.push(String(error)),
    pause: 0,
  });
  for (const input of [1, 2, 3, 4]) latest.push(input);
  expect(asked).toEqual([1]);
  await expect.poll(() => answers).toEqual(['page 1', 'page 4']);
});

it('goes on after a failure, and keeps the pause', async () => {
  const times: number[] = [];
  const failures: unknown[] = [];
  const latest = createLatest<string, string>({
    async ask(input) {
      times.push(performance.now());
      if (input === 'bad') throw new Error('no answer');
      return input;
    },
    onAnswer: () => {},
    onFailure: (error) => failures.push(error),
    pause: 60,
  });
  latest.push('bad');
  await expect.poll(() => failures).toHaveLength(1);
  latest.push('good');
  await expect.poll(() => times).toHaveLength(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(55);
});
