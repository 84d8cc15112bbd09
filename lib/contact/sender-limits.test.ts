import { describe, expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { openSenderLimits } from './sender-limits.ts';

describe.each(engines)('on %s', (engine) => {
  it('counts what each client sends, and takes back what was none', async () => {
    const limits = openSenderLimits(await testDatabase(engine));
    expect(await limits.count('one')).toMatchObject({ inTenMinutes: 1, inAnHour: 1 });
    const second = await limits.count('one');
    expect(second).toMatchObject({ inTenMinutes: 2, inAnHour: 2 });
    expect(second.secondsLeft).toBeGreaterThan(3_590);
    expect(second.secondsLeft).toBeLessThanOrEqual(3_600);
    await limits.uncount('one');
    expect(await limits.count('one')).toMatchObject({ inTenMinutes: 2 });
    expect(await limits.count('two')).toMatchObject({ inTenMinutes: 1 });
  });

  it('is exact, however many come at once', async () => {
    const limits = openSenderLimits(await testDatabase(engine));
    const counts = await Promise.all(Array.from({ length: 40 }, () => limits.count('one')));
    expect(counts.map(({ inAnHour }) => inAnHour).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
  });
});

it('counts together in all processes that share a database', async () => {
  const database = await testDatabase('postgres');
  const [one, two] = [openSenderLimits(database), openSenderLimits(database)];
  await one.count('somebody');
  expect(await two.count('somebody')).toMatchObject({ inTenMinutes: 2 });
});
