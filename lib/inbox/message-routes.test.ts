import { describe, expect, it } from 'vitest';
import { testInbox } from '#tests/doubles/inbox.ts';
import { composeMails, hashOf, store as keep, newMessage } from '#tests/doubles/message-store.ts';

describe('one message', () => {
  it('takes notes, and keeps what was typed when it is too long', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    const path = `/admin/inbox/${id}`;
    expect(await post(`${path}/notes?page=2`, { text: ' Call on\r\nThursday ' })).toEqual({
      kind: 'redirect',
      location: `${path}?page=2&done=noted`,
    });
    expect((await store.find(id))?.notes).toMatchObject([
      { authorName: 'Ada Lovelace', text: 'Call on\nThursday' },
    ]);
    expect(await post(`${path}/notes`, { text: '  ' })).toMatchObject({ status: 422, path });
    const long = 'a'.repeat(5003);
    expect(await post(`${path}/notes`, { text: long })).toMatchObject({
      status: 422,
      form: { values: { text: long }, errors: { text: expect.stringContaining('3 characters too long') } },
    });
  });

  it('keeps a note once that was sent by a double click', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    const note = () => post(`/admin/inbox/${id}/notes`, { text: 'Call on Thursday' });
    expect(await Promise.all([note(), note()])).toMatchObject([{ kind: 'redirect' }, { kind: 'redirect' }]);
    await post(`/admin/inbox/${id}/notes`, { text: 'Called' });
    expect((await store.find(id))?.notes.map(({ text }) => text)).toEqual(['Call on Thursday', 'Called']);
  });

  it('is given to somebody who may sign in, and to nobody else', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    await post(`/admin/inbox/${id}/assignee`, { person: 'ada' });
    expect((await store.find(id))?.assignee).toEqual({ id: 'ada', name: 'Ada Lovelace' });
    expect(await post(`/admin/inbox/${id}/assignee`, { person: 'mallory' })).toMatchObject({ status: 422 });
    await post(`/admin/inbox/${id}/assignee`, { person: '' });
    expect((await store.find(id))?.assignee).toBeNull();
  });

  it('that is made unread leads back to the list, which would read it again', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    expect(await post(`/admin/inbox/${id}/unread?status=all`)).toMatchObject({
      location: '/admin/inbox?status=all&done=unread',
    });
  });

  it.each(['status', 'mark', 'notes', 'assignee', 'unread', 'deliveries/x'])(
    'that is not there answers so: %s',
    async (path) => {
      const { post } = await testInbox();
      expect(await post(`/admin/inbox/0190a0e0-0000-7000-8000-000000000000/${path}`)).toEqual({
        kind: 'not-found',
      });
      expect(await post(`/admin/inbox/..%2F..%2Fetc/${path}`)).toEqual({ kind: 'not-found' });
    },
  );

  it('takes no status that people cannot give', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    expect(await post(`/admin/inbox/${id}/status`, { status: 'quarantine' })).toEqual({ kind: 'not-found' });
    expect(await post(`/admin/inbox/${id}/mark`, { mark: 'love' })).toEqual({ kind: 'not-found' });
  });

  it('has a mail tried again that was given up', async () => {
    const { database, store, post } = await testInbox();
    const created = await store.create(newMessage(), composeMails);
    if (created.kind !== 'stored') throw new Error(created.kind);
    const { id, deliveries } = created.message;
    await database.db
      .updateTable('outbox')
      .set({ state: 'given-up', attempts: 4, last_error: 'refused' })
      .execute();
    const other = await keep(store);
    expect(await post(`/admin/inbox/${other.id}/deliveries/${deliveries[0]?.id}`)).toEqual({
      kind: 'not-found',
    });
    expect(await post(`/admin/inbox/${id}/deliveries/${deliveries[0]?.id}`)).toMatchObject({
      location: `/admin/inbox/${id}?done=retried`,
    });
    expect((await store.find(id))?.deliveries.map(({ state }) => state).sort()).toEqual([
      'given-up',
      'queued',
    ]);
  });
});

describe('an attachment', () => {
  it('comes whole under its name, through its own message only', async () => {
    const { store, get } = await testInbox();
    const bytes = Buffer.alloc(700_000, '%PDF-1.7 ');
    const file = await store.keepUpload({
      name: 'currículum.pdf',
      type: 'application/pdf',
      body: (async function* () {
        yield bytes;
      })(),
    });
    const { id } = await keep(store, { uploads: [file.id] });
    const other = await keep(store);
    const answer = await get(`/admin/inbox/${id}/attachments/${file.id}`);
    expect(answer).toMatchObject({
      kind: 'file',
      name: 'currículum.pdf',
      type: 'application/pdf',
      size: 700_000,
    });
    if (answer.kind !== 'file' || Buffer.isBuffer(answer.body)) throw new Error('It is not streamed.');
    expect(await hashOf(answer.body)).toBe(
      await hashOf(
        (async function* () {
          yield bytes;
        })(),
      ),
    );
    expect(await get(`/admin/inbox/${other.id}/attachments/${file.id}`)).toEqual({ kind: 'not-found' });
    expect(await get(`/admin/inbox/${id}/attachments/unknown`)).toEqual({ kind: 'not-found' });
  });

  it('that waits for its message is nobody’s yet', async () => {
    const { store, get } = await testInbox();
    const file = await store.keepUpload({
      name: 'cv.pdf',
      type: 'application/pdf',
      body: (async function* () {
        yield Buffer.from('%PDF-1.7');
      })(),
    });
    expect(await get(`/admin/inbox/null/attachments/${file.id}`)).toEqual({ kind: 'not-found' });
  });
});
