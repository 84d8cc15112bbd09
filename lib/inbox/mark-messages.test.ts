import { describe, expect, it } from 'vitest';
import { spam, testInbox } from '#tests/doubles/inbox.ts';
import { composeMails, store as keep, newMessage } from '#tests/doubles/message-store.ts';

describe('marking', () => {
  it('as wanted brings a message back with the mails that it was owed, once', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store, spam);
    const both = [
      post(`/admin/inbox/${id}/mark`, { mark: 'wanted' }),
      post(`/admin/inbox/${id}/mark`, { mark: 'wanted' }),
    ];
    await Promise.all(both);
    const message = await store.find(id);
    expect(message).toMatchObject({ status: 'new', mark: 'wanted' });
    expect(message?.deliveries.map(({ kind }) => kind).sort()).toEqual(['confirmation', 'notice']);
  });

  it('as wanted sends nothing again that was sent when it came', async () => {
    const { store, post } = await testInbox();
    const created = await store.create(newMessage(), composeMails);
    if (created.kind !== 'stored') throw new Error(created.kind);
    const { id } = created.message;
    await post(`/admin/inbox/${id}/mark`, { mark: 'spam' });
    await post(`/admin/inbox/${id}/mark`, { mark: 'wanted' });
    expect((await store.find(id))?.deliveries).toHaveLength(2);
  });

  it('teaches the filter once however often it is pressed, and a change of mind leaves no trace', async () => {
    const { database, store, post } = await testInbox();
    const { id } = await keep(store, spam);
    const counts = () =>
      database.db.selectFrom('spam_word').select(['word', 'spam', 'wanted']).orderBy('word').execute();
    await post(`/admin/inbox/${id}/mark`, { mark: 'spam' });
    const once = await counts();
    expect(once.find(({ word }) => word === 'backlinks')).toMatchObject({ spam: 1, wanted: 0 });
    await post(`/admin/inbox/${id}/mark`, { mark: 'spam' });
    expect(await counts()).toEqual(once);
    await post(`/admin/inbox/${id}/mark`, { mark: 'wanted' });
    expect((await counts()).filter(({ spam }) => spam > 0)).toEqual([]);
    await post(`/admin/inbox/${id}/mark`, { mark: 'spam' });
    expect((await counts()).filter(({ spam, wanted }) => spam + wanted > 0)).toEqual(once);
  });
});
