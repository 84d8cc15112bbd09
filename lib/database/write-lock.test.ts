import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DatabaseBusyError } from './database.ts';
import { WriteLock } from './write-lock.ts';

it('is handed on in the order in which it was asked for', async () => {
  const lock = new WriteLock();
  const order: number[] = [];
  let holders = 0;
  const turn = async (number: number) => {
    const handOn = await lock.acquire(performance.now() + 20_000);
    expect(++holders).toBe(1);
    order.push(number);
    await setTimeout(1);
    holders--;
    handOn();
    handOn();
  };
  await Promise.all([1, 2, 3, 4, 5].map(turn));
  expect(order).toEqual([1, 2, 3, 4, 5]);
});

it('is not waited for beyond the deadline, and whoever gave up is left out', async () => {
  const lock = new WriteLock();
  const handOn = await lock.acquire(performance.now());
  const started = performance.now();
  const late = lock.acquire(started + 50);
  const next = lock.acquire(started + 5000);
  await expect(late).rejects.toThrow(DatabaseBusyError);
  expect(performance.now() - started).toBeGreaterThan(40);
  handOn();
  (await next)();
  (await lock.acquire(performance.now()))();
});
