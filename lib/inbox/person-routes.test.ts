import { describe, expect, it } from 'vitest';
import { spam, testInbox, textOf } from '#tests/doubles/inbox.ts';
import { store as keep } from '#tests/doubles/message-store.ts';

describe('the data of one person', () => {
  it('is found by the address in any case, and handed out whole', async () => {
    const { store, post } = await testInbox();
    await keep(store, { email: 'Maria@Example.org', message: 'Mine' });
    await keep(store, { email: 'other@example.org', message: 'Not mine' });
    expect(await post('/admin/inbox/person', { email: ' maria@example.org ' })).toMatchObject({
      status: 200,
      form: { errors: {}, values: { email: 'maria@example.org' } },
    });
    const file = await post('/admin/inbox/person/export', { email: 'maria@example.org' });
    expect(JSON.parse(await textOf(file))).toMatchObject({
      email: 'maria@example.org',
      messages: [{ message: 'Mine', email: 'Maria@Example.org' }],
    });
  });

  it('is erased only when that is confirmed', async () => {
    const { store, post } = await testInbox();
    await keep(store, { email: 'Maria@Example.org' });
    await keep(store, { ...spam, email: 'maria@example.org' });
    const { id } = await keep(store, { email: 'other@example.org' });
    expect(await post('/admin/inbox/person/erasure', { email: 'maria@example.org' })).toMatchObject({
      status: 422,
      form: { errors: { confirmed: expect.stringContaining('Tick the box') } },
    });
    expect(await store.exportPerson('maria@example.org')).toHaveLength(2);
    expect(
      await post('/admin/inbox/person/erasure', { email: 'maria@example.org', confirmed: 'yes' }),
    ).toEqual({ kind: 'redirect', location: '/admin/inbox/person?done=erased&count=2' });
    expect(await store.exportPerson('maria@example.org')).toEqual([]);
    expect(await store.find(id)).not.toBeNull();
  });

  it('cannot be asked for without an address', async () => {
    const { post } = await testInbox();
    for (const path of ['', '/export', '/erasure'])
      expect(await post(`/admin/inbox/person${path}`, { email: 'maria', confirmed: 'yes' })).toMatchObject({
        status: 422,
        form: { errors: { email: expect.stringContaining('name@example.org') }, values: { email: 'maria' } },
      });
  });
});
