import { describe, expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { readClock, watchClock } from './watched-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2030, 2, 1, 12);

describe.each(engines)('the clock as all processes see it on %s', (engine) => {
  it('is believed once it has gone on evenly for a day', async () => {
    const database = await testDatabase(engine);
    expect(await readClock(database.db, start)).toBeNull();
    expect(await watchClock(database, start)).toMatchObject({ isSteady: false, jump: null });
    expect((await watchClock(database, start + day - 1)).isSteady).toBe(false);
    expect(await watchClock(database, start + day)).toMatchObject({ isSteady: true, jump: null });
    // Off over a weekend, and another process that is some minutes behind.
    expect((await watchClock(database, start + 3 * day)).isSteady).toBe(true);
    expect((await watchClock(database, start + 3 * day - 5 * 60_000)).isSteady).toBe(true);
    expect(await readClock(database.db, start + 3 * day)).toMatchObject({ seenAt: start + 3 * day });
  });

  it.each([
    ['ahead by years', 1500 * day],
    ['ahead by more than two days', 2 * day + hour],
    ['back by hours', -2 * hour],
    ['back by years', -1500 * day],
  ])('is not believed for a day after it went %s', async (_how, jump) => {
    const database = await testDatabase(engine);
    await watchClock(database, start - day);
    const before = await watchClock(database, start);
    expect(before.isSteady).toBe(true);
    const to = start + jump;
    // Whoever looks before it was noted knows as well.
    expect((await readClock(database.db, to))?.isSteady).toBe(false);
    expect(await watchClock(database, to)).toMatchObject({ isSteady: false, jump: { from: start, to } });
    expect(await readClock(database.db, to + hour)).toMatchObject({ isSteady: false, jump: { to } });
    for (let passed = 6 * hour; passed < day; passed += 6 * hour)
      expect((await watchClock(database, to + passed)).isSteady).toBe(false);
    expect((await watchClock(database, to + day)).isSteady).toBe(true);
  });

  it('is not believed while two processes have clocks of different years', async () => {
    const database = await testDatabase(engine);
    await watchClock(database, start);
    for (let passed = day; passed < 4 * day; passed += 8 * hour)
      for (const ahead of [0, 1500 * day])
        expect((await watchClock(database, start + passed + ahead)).isSteady && passed > day).toBe(false);
  });
});
