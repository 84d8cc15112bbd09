import { expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { maxKeys, openRateLimiter } from './rate-limiter.ts';

const limit = { keyPrefix: 'test', points: 1, duration: 600 };

it.each(engines)('counts by key on %s', async (engine) => {
  const limiter = openRateLimiter(await testDatabase(engine), limit);
  expect(await limiter.get('ada')).toBeNull();
  await limiter.consume('ada');
  await expect(limiter.consume('ada')).rejects.toMatchObject({ consumedPoints: 2 });
  await limiter.consume('eva');
  await limiter.delete('ada');
  await limiter.consume('ada');
});

it('remembers so many keys in memory, and those counted last', async () => {
  const limiter = openRateLimiter(await testDatabase('sqlite'), limit);
  await limiter.consume('first');
  for (let index = 0; index < maxKeys; index += 1) await limiter.consume(`key ${index}`);
  await expect(limiter.consume(`key ${maxKeys - 1}`)).rejects.toMatchObject({ consumedPoints: 2 });
  await limiter.consume('first');
});
