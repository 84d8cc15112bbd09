import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Database } from '#lib/database/database.ts';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { createEnqueueMails } from './enqueue-mails.ts';
import { readDeliveries } from './outbox-queries.ts';

const hour = 3_600_000;
const from = { name: 'Platoniq', address: 'web@platoniq.net' };

describe.each(engines)('the outbox on %s', (engine) => {
  it('is filled in the transaction of the message, or not at all', async () => {
    const database = await testDatabase(engine);
    const enqueue = createEnqueueMails({ from });
    const failing = database.write(async (transaction) => {
      await enqueue(transaction, [testMail()], null);
      throw new Error('no message after all');
    });
    await expect(failing).rejects.toThrow('no message after all');
    expect(await outbox(database)).toEqual([]);
    await database.write((transaction) => enqueue(transaction, [testMail(), testMail()], null));
    const ids = (await outbox(database)).map(({ mail_id }) => mail_id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^<[0-9a-f-]{36}@platoniq\.net>$/);
  });

  it('takes three confirmations an hour to one address, and holds back the others', async () => {
    const database = await testDatabase(engine);
    let now = Date.now();
    const enqueue = createEnqueueMails({ from }, () => now);
    const confirm = async (to: string) => {
      const mails = [testMail({ kind: 'confirmation', to })];
      await database.write((transaction) => enqueue(transaction, mails, null));
    };
    for (const to of ['ana@example.org', 'Ana@example.org', 'ANA@EXAMPLE.ORG']) await confirm(to);
    await confirm('ana@example.org');
    await confirm('ana@example.org');
    await confirm('other@example.org');
    expect(await count(database)).toEqual({ queued: 4, held: 2 });
    now += hour + 1;
    await confirm('ana@example.org');
    expect(await count(database)).toEqual({ queued: 5, held: 2 });
    await database.write((transaction) => enqueue(transaction, [testMail()], null));
    expect(await count(database)).toEqual({ queued: 6, held: 2 });
  });
});

it('says of a message how its mails stand', async () => {
  const database = await testDatabase('sqlite');
  expect(await readDeliveries(database, randomUUID())).toEqual([]);
});

async function outbox({ db }: Database) {
  return await db.selectFrom('outbox').selectAll().execute();
}

async function count(database: Database) {
  const rows = await outbox(database);
  const held = rows.filter((row) => row.state === 'given-up' && row.last_error === 'too-many-confirmations');
  // What is held back can still be sent by hand.
  expect(held.every(({ text }) => text !== '')).toBe(true);
  return { queued: rows.filter(({ state }) => state === 'queued').length, held: held.length };
}
