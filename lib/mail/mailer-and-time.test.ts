import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fastClock } from '#tests/doubles/clock.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { openTestMailer, openWorker, rows, states } from '#tests/doubles/mailer.ts';
import { eventually } from '#tests/eventually.ts';

describe('the mailer and time', () => {
  it('drops a mail that is of no use any more, with its text', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite');
    await mailer.send(testMail({ kind: 'sign-in', expiresAt: Date.now() - 1 }));
    await eventually(async () => expect(await states(database)).toEqual(['given-up']));
    const [row] = await rows(database);
    expect(row).toMatchObject({ last_error: 'expired', text: '', html: '' });
    await mailer.retry(row?.id ?? '');
    expect(await states(database)).toEqual(['given-up']);
    expect(await mailer.state()).toMatchObject({ givenUp: 0, lastError: null });
    expect(peer.taken).toEqual([]);
  });

  it('gives up after five days', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite', { speed: 400_000 });
    await peer.stop();
    await mailer.send(testMail());
    await eventually(async () => expect(await states(database)).toEqual(['given-up']));
    const [row] = await rows(database);
    expect(row?.attempts).toBeGreaterThanOrEqual(12);
    expect(row?.last_error).toMatch(/^no-server/);
  });

  it('takes over what a dead process left under way, also when the clock was put back a year', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite', { isOpen: false });
    await mailer.send(testMail());
    const year = 365 * 24 * 3_600_000;
    await database.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_owner: 'dead', lease_until: Date.now() + year })
      .execute();
    openWorker(database, peer);
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
  });

  it('waits for no moment that lies further ahead than any wait', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite', { isOpen: false });
    await mailer.send(testMail());
    await database.db
      .updateTable('outbox')
      .set({ next_attempt_at: Date.now() + 7 * 3_600_000 })
      .execute();
    openWorker(database, peer);
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
  });

  it('leaves to others what they hold', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite', { isOpen: false });
    await mailer.send(testMail());
    await database.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_owner: 'alive', lease_until: Date.now() + 60_000 })
      .execute();
    openWorker(database, peer);
    await sleep(500);
    expect(await rows(database)).toMatchObject([{ state: 'sending', lease_owner: 'alive' }]);
    expect(peer.connections()).toBe(0);
  });

  it('does not send twice what is under way when the clock jumps ahead', async () => {
    const clock = fastClock(1);
    const { database, mailer, peer } = await openTestMailer('sqlite', { clock });
    peer.setMood('hangs');
    await mailer.send(testMail());
    await eventually(() => expect(peer.connections()).toBe(1));
    clock.jump(24 * 3_600_000);
    mailer.wake();
    await sleep(500);
    expect(peer.connections()).toBe(1);
    expect(await rows(database)).toMatchObject([{ state: 'sending', attempts: 1 }]);
  });
});
