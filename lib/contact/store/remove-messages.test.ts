import { describe, expect, it } from 'vitest';
import { listAudit } from '#lib/database/audit.ts';
import type { Database } from '#lib/database/database.ts';
import { engines } from '#tests/doubles/database.ts';
import { ada, arriving, composeMails, newMessage, store, testStore } from '#tests/doubles/message-store.ts';

const retention = { new: 24, answered: 24, closed: 6, quarantine: 30 };
const day = 24 * 3_600_000;

describe.each(engines)('deleting messages on %s', (engine) => {
  it('leaves nothing of a message but a line in the trail', async () => {
    const { store: messages, database } = await testStore(engine);
    const kept = await store(messages);
    const upload = await messages.keepUpload({ name: 'a', type: 'b', body: arriving(new Uint8Array(10)) });
    const created = await messages.create(newMessage({ uploads: [upload.id] }), composeMails);
    if (created.kind !== 'stored') throw new Error(created.kind);
    const { id, reference } = created.message;
    await messages.addNote(id, 'x', ada);
    expect(await messages.remove([id, id, 'no id'], ada)).toBe(1);
    expect(await messages.find(id)).toBeNull();
    expect(await messages.openUpload(upload.id)).toBeNull();
    expect(await rowsOf(database)).toEqual({ message: 1, note: 0, upload: 0, upload_chunk: 0, outbox: 0 });
    expect((await listAudit(database, { subject: reference })).entries[0]).toMatchObject({
      ...{ action: 'message.delete', actor: ada },
    });
    expect(await messages.remove([kept.id], 'sender')).toBe(1);
    expect((await listAudit(database)).entries[0]).toMatchObject({ actor: { id: 'sender' } });
  });

  it('deletes and exports all that one person sent, in any case, and nothing of another', async () => {
    const { store: messages } = await testStore(engine);
    const emails = Array.from({ length: 45 }, (_, count) => (count % 2 ? 'Eve@x.org' : 'eve@X.ORG'));
    await Promise.all(emails.map((email) => store(messages, { email })));
    await store(messages, { email: 'steve@x.org' });
    expect(await messages.exportPerson(' EVE@x.org')).toHaveLength(45);
    expect(await messages.erasePerson('EVE@x.org', ada)).toBe(45);
    expect(await messages.exportPerson('eve@x.org')).toEqual([]);
    expect((await messages.list({})).total).toBe(1);
  });

  it('deletes at the end of retention, each status by its own', async () => {
    const { store: messages, database } = await testStore(engine);
    const now = Date.UTC(2026, 7, 31, 12);
    const february = Date.UTC(2026, 1, 28, 12);
    const ids = [
      await store(messages, { receivedAt: february - 1 }),
      await store(messages, { receivedAt: february }),
      await store(messages, { receivedAt: Date.UTC(2024, 7, 31, 11) }),
      await store(messages, { receivedAt: now - 30 * day - 1, status: 'quarantine' }),
      await store(messages, { receivedAt: now - 30 * day, status: 'quarantine' }),
    ].map(({ id }) => id);
    await database.db
      .updateTable('message')
      .set({ status: 'closed' })
      .where('id', 'in', ids.slice(0, 2))
      .execute();
    expect((await messages.purge(retention, now)).messages).toHaveLength(3);
    expect((await messages.findAll(ids)).map(({ id }) => ids.indexOf(id)).sort()).toEqual([1, 4]);
    expect(await messages.purge(retention, now)).toEqual({ messages: [], uploads: 0 });
    expect((await listAudit(database)).entries.map(({ action, actor }) => [action, actor.id])).toEqual(
      Array.from({ length: 3 }, () => ['message.expire', 'system']),
    );
  });

  it('deletes uploads that no message claimed, after a day, and no others', async () => {
    const { store: messages, database } = await testStore(engine);
    const keep = () => messages.keepUpload({ name: 'a', type: 'b', body: arriving(new Uint8Array(9)) });
    const [waiting, claimed] = [await keep(), await keep()];
    await store(messages, { uploads: [claimed.id] });
    await messages.purge(retention, Date.now() + 23 * 3_600_000);
    expect(await messages.waitingUploads([waiting.id])).toHaveLength(1);
    await messages.purge(retention, Date.now() + 25 * 3_600_000);
    expect(await messages.waitingUploads([waiting.id])).toEqual([]);
    expect(await messages.openUpload(claimed.id)).not.toBeNull();
    expect(await rowsOf(database)).toMatchObject({ upload: 1, upload_chunk: 1 });
  });
});

async function rowsOf({ db }: Database): Promise<Record<string, number>> {
  const tables = ['message', 'note', 'upload', 'upload_chunk', 'outbox'] as const;
  const count = async (table: (typeof tables)[number]) => {
    const query = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
    return [table, (await query.executeTakeFirstOrThrow()).count];
  };
  return Object.fromEntries(await Promise.all(tables.map(count)));
}
