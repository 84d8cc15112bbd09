import { describe, expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { claimMail, leaseLength } from './claim-mail.ts';
import { createEnqueueMails } from './enqueue-mails.ts';

describe.each(engines)('claiming a mail on %s', (engine) => {
  const now = Date.UTC(2026, 10, 21);

  async function outboxOf(count: number) {
    const database = await testDatabase(engine);
    const enqueue = createEnqueueMails({ from: { name: '', address: 'web@example.org' } }, () => now);
    const mails = Array.from({ length: count }, (_, index) => testMail({ subject: `Mail ${index}` }));
    await database.write((transaction) => enqueue(transaction, mails, null));
    return database;
  }

  it('respects the lease of a machine whose clock is ahead', async () => {
    const database = await outboxOf(1);
    expect(await claimMail(database, now + 60_000, [])).not.toBeNull();
    expect(await claimMail(database, now, [])).toBeNull();
  });

  it('takes what a sender that died has left, before what waits', async () => {
    const database = await outboxOf(2);
    const left = await claimMail(database, now, []);
    const next = await claimMail(database, now + leaseLength + 1, []);
    expect(next?.id).toBe(left?.id);
    expect(next).toMatchObject({ attempts: 2 });
  });

  it('takes each mail of a long queue once, in its order', async () => {
    const database = await outboxOf(40);
    const claimed = [];
    for (let mail = await claimMail(database, now, []); mail; mail = await claimMail(database, now, []))
      claimed.push(mail.id);
    const rows = await database.db
      .selectFrom('outbox')
      .select('id')
      .orderBy('next_attempt_at')
      .orderBy('id')
      .execute();
    expect(claimed).toEqual(rows.map(({ id }) => id));
  });
});
