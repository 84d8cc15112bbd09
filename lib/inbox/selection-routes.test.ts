import { describe, expect, it } from 'vitest';
import { spam, testInbox, textOf } from '#tests/doubles/inbox.ts';
import { store as keep } from '#tests/doubles/message-store.ts';

describe('a selection', () => {
  it('is marked at once, and the list comes back as it was', async () => {
    const { store, post } = await testInbox();
    const ids = [await keep(store), await keep(store)].map(({ id }) => id);
    const fields = new URLSearchParams(ids.map((id) => ['id', id]));
    expect(await post('/admin/inbox/selection/answered?search=x&page=2', fields)).toEqual({
      kind: 'redirect',
      location: '/admin/inbox?search=x&page=2&done=answered&count=2',
    });
    expect((await store.list({ status: 'answered' })).total).toBe(2);
  });

  it('that is empty says what to do', async () => {
    const { post } = await testInbox();
    expect(await post('/admin/inbox/selection/closed?status=all')).toEqual({
      kind: 'page',
      status: 422,
      path: '/admin/inbox?status=all',
      form: { errors: { selection: 'Select one or more messages first.' }, values: {} },
    });
  });

  it('leaves alone what is set aside, unless it is said to be wanted', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store, spam);
    expect(await post('/admin/inbox/selection/answered', { id })).toMatchObject({
      location: '/admin/inbox?done=answered&count=0',
    });
    expect((await store.find(id))?.status).toBe('quarantine');
    await post('/admin/inbox/selection/wanted', { id });
    expect((await store.find(id))?.status).toBe('new');
  });

  it('is deleted only after asking back', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    expect(await post('/admin/inbox/selection/delete?status=all', { id })).toEqual({
      kind: 'redirect',
      location: `/admin/inbox/delete?status=all&id=${id}`,
    });
    expect(await store.find(id)).not.toBeNull();
    expect(await post('/admin/inbox/delete?status=all', { id })).toMatchObject({
      location: '/admin/inbox?status=all&done=deleted',
    });
    expect(await store.find(id)).toBeNull();
  });

  it('does nothing under a name that is not known', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store);
    expect(await post('/admin/inbox/selection/explode', { id })).toEqual({ kind: 'not-found' });
  });
});

describe('a table for a spreadsheet', () => {
  it('holds the selection, headed in the language of the person', async () => {
    const { store, post } = await testInbox();
    const { id } = await keep(store, { name: '=cmd()', message: 'Uno\nDos "tres"' });
    await keep(store, { name: 'Somebody else' });
    const answer = await post('/admin/inbox/selection/export', { id });
    expect(answer).toMatchObject({
      kind: 'file',
      name: expect.stringMatching(/^messages-\d{4}-\d\d-\d\d\.csv$/),
    });
    const text = await textOf(answer);
    expect(text).toMatch(/^\uFEFF"Reference","Received \(Madrid time\)","Status",/);
    expect(text).toContain(`"'=cmd()"`);
    expect(text).toContain('"Uno\nDos ""tres"""');
    expect(text).not.toContain('Somebody else');
  });

  it('holds all pages of a list, each message once', async () => {
    const { store, get } = await testInbox();
    for (let number = 0; number < 120; number += 1) await keep(store, { name: `Person ${number}` });
    await keep(store, { ...spam, name: 'Spammer' });
    const text = await textOf(await get('/admin/inbox/messages.csv'));
    expect([...text.matchAll(/"Person \d+"/g)]).toHaveLength(120);
    expect(new Set(text.match(/"Person \d+"/g))).toHaveLength(120);
    expect(text).not.toContain('Spammer');
  });
});
