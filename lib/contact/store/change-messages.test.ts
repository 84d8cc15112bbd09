import { describe, expect, it } from 'vitest';
import { listAudit } from '#lib/database/audit.ts';
import { engines } from '#tests/doubles/database.ts';
import { ada, composeMails, mail, newMessage, store, testStore } from '#tests/doubles/message-store.ts';

const bob = { id: 'bob', name: 'Bob' };

describe.each(engines)('changing messages on %s', (engine) => {
  it('notes what people do, and by whom, with nothing of the sender in the trail', async () => {
    const { store: messages, database } = await testStore(engine);
    const { id, reference, name, email } = await store(messages, { receivedAt: 1000 });
    await messages.markRead(id, true, ada);
    await messages.markRead(id, true, bob);
    await messages.setStatus([id], 'answered', ada);
    await messages.setStatus([id, 'no id'], 'answered', ada);
    await messages.assign(id, bob, ada);
    await messages.assign(id, bob, ada);
    await messages.addNote(id, `Llamé a ${name}`, bob);
    expect(await messages.find(id)).toMatchObject({
      ...{ status: 'answered', readAt: expect.any(Number), assignee: bob },
      notes: [{ authorName: 'Bob', text: `Llamé a ${name}` }],
    });
    const { entries, total } = await listAudit(database);
    expect(total).toBe(4);
    expect(entries.map(({ action, actor, subject, detail }) => [action, actor.id, subject, detail])).toEqual(
      expect.arrayContaining([
        ['message.read', 'ada', reference, {}],
        ['message.status', 'ada', reference, { from: 'new', to: 'answered' }],
        ['message.assign', 'ada', reference, { to: 'bob' }],
        ['message.note', 'bob', reference, {}],
      ]),
    );
    expect(JSON.stringify(entries)).not.toContain(name);
    expect(JSON.stringify(entries)).not.toContain(email);
    await messages.assign(id, null, ada);
    await messages.markRead(id, false, ada);
    expect(await messages.find(id)).toMatchObject({ assignee: null, readAt: null });
  });

  it('counts as activity what is done, but not that somebody looked', async () => {
    const { store: messages } = await testStore(engine);
    const { id } = await store(messages, { receivedAt: 1000 });
    await messages.markRead(id, true, ada);
    expect((await messages.find(id))?.changedAt).toBe(1000);
    await messages.addNote(id, 'x', ada);
    expect((await messages.find(id))?.changedAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it('takes a message out of quarantine once, with its mails', async () => {
    const { store: messages } = await testStore(engine);
    const { id, ...message } = await store(messages, { status: 'quarantine' });
    const mails = composeMails({ id, ...message });
    const marked = await Promise.all([1, 2, 3].map(() => messages.mark(id, 'wanted', mails, ada)));
    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await messages.find(id)).toMatchObject({ status: 'new', mark: 'wanted', deliveries: [{}, {}] });
    expect(await messages.mark(id, 'spam', [], ada)).toBe(true);
    expect(await messages.mark(id, 'spam', [], ada)).toBe(false);
    expect(await messages.find(id)).toMatchObject({ status: 'quarantine', mark: 'spam' });
    await messages.mark(id, 'wanted', mails, ada);
    expect((await messages.find(id))?.deliveries).toHaveLength(2);
  });

  it('mails nothing again for a message that was taken for spam by mistake', async () => {
    const { store: messages } = await testStore(engine);
    const created = await messages.create(newMessage(), composeMails);
    if (created.kind !== 'stored') throw new Error(created.kind);
    const { id } = created.message;
    await messages.mark(id, 'spam', [], ada);
    await messages.mark(id, 'wanted', [mail({ kind: 'notice' }), mail({ kind: 'confirmation' })], ada);
    expect((await messages.find(id))?.deliveries).toEqual(created.message.deliveries);
  });

  it('leaves the status of a message that is wanted as it is, and knows none that has gone', async () => {
    const { store: messages } = await testStore(engine);
    const { id } = await store(messages);
    await messages.setStatus([id], 'closed', ada);
    expect(await messages.mark(id, 'wanted', [mail({})], ada)).toBe(true);
    expect(await messages.find(id)).toMatchObject({ status: 'closed', mark: 'wanted', deliveries: [] });
    await messages.remove([id], ada);
    expect(await messages.mark(id, 'spam', [], ada)).toBe(false);
    await messages.addNote(id, 'too late', ada);
    await messages.markRead(id, true, ada);
  });
});
