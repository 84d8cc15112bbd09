import { describe, expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { listAudit, recordAudit } from './audit.ts';
import { claimDaily, readState, settleState, writeState } from './state.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const day = 24 * 3_600_000;

describe.each(engines)('shared values on %s', (engine) => {
  it('are the last that was written, or the first that was settled', async () => {
    const { db } = await testDatabase(engine);
    expect(await readState(db, 'name')).toBeNull();
    await writeState(db, 'name', 'one');
    await writeState(db, 'name', 'two');
    expect(await readState(db, 'name')).toBe('two');
    expect(await settleState(db, 'name', 'three')).toBe('two');
    const settled = await Promise.all(['a', 'b', 'c', 'd'].map((value) => settleState(db, 'other', value)));
    expect(new Set(settled).size).toBe(1);
  });

  it('give a daily task to one caller a day, whatever the clock does', async () => {
    const { db } = await testDatabase(engine);
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimDaily(db, 'digest', noon)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claimDaily(db, 'digest', noon + day / 2 - 1)).toBe(false);
    expect(await claimDaily(db, 'digest', noon + day / 2)).toBe(true);
    expect(await claimDaily(db, 'digest', noon)).toBe(false);
    expect(await claimDaily(db, 'purge', noon)).toBe(true);
    // A day that was claimed by a clock years ahead keeps nobody from the days of today.
    expect(await claimDaily(db, 'purge', noon + 2000 * day)).toBe(true);
    expect(await claimDaily(db, 'purge', noon + day)).toBe(true);
    expect(await claimDaily(db, 'purge', noon + day)).toBe(false);
  });
});

describe.each(engines)('the audit trail on %s', (engine) => {
  it('is read newest first, page by page', async () => {
    const database = await testDatabase(engine);
    const actor = { id: 'ada', name: 'Ada' };
    const event = (subject: string) => ({
      actor,
      action: 'message.delete' as const,
      subject,
      detail: { count: 1 },
    });
    await database.write((transaction) => recordAudit(transaction, [], 1));
    await database.write((transaction) => recordAudit(transaction, [event('old')], 1));
    const many = Array.from({ length: 1200 }, (_, index) => event(`${index}`));
    await database.write((transaction) => recordAudit(transaction, many, 2));
    const last = await listAudit(database, { page: 25 });
    expect(last).toMatchObject({ total: 1201, pages: 25, entries: [{ ...event('old'), at: 1 }] });
    expect((await listAudit(database)).entries).toHaveLength(50);
    expect((await listAudit(database, { subject: '7' })).entries).toMatchObject([event('7')]);
  });
});
