import { describe, expect, it } from 'vitest';
import { engines } from '#tests/doubles/database.ts';
import { ada, composeMails, newMessage, store, testStore } from '#tests/doubles/message-store.ts';

describe.each(engines)('the list of messages on %s', (engine) => {
  it('pages by fifty, newest first, in one order even within a millisecond', async () => {
    const { store: messages } = await testStore(engine);
    const receivedAt = Date.now();
    const stored = await Promise.all(Array.from({ length: 120 }, () => store(messages, { receivedAt })));
    const newest = await store(messages, { receivedAt: receivedAt + 1 });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => messages.list({ page })));
    expect(pages.map((page) => page.messages.length)).toEqual([50, 50, 21, 0]);
    expect(pages[0]).toMatchObject({ total: 121, pages: 3, unread: 121, counts: { new: 121, closed: 0 } });
    const shown = pages.flatMap((page) => ids(page.messages));
    expect(shown).toEqual([newest.id, ...ids(stored).sort().reverse()]);
    expect(await messages.list({ page: Number.NaN })).toEqual(pages[0]);
  });

  it('finds words in any case, with and without accents, and takes no sign for a wildcard', async () => {
    const { store: messages } = await testStore(engine);
    const message = 'Un proceso participativo al 100% en línea';
    await store(messages, { message, service: { key: 'agora', title: 'Ágora' } });
    const finds = async (search: string) => (await messages.list({ search })).total === 1;
    for (const search of [
      'maria nunez',
      'MARÍA',
      'Núñez ajuntament',
      'maria@example',
      'AGORA',
      '100%',
      '\0',
      '  ',
    ])
      expect([search, await finds(search)]).toEqual([search, true]);
    for (const search of ['núñez diputación', 'proceso%participativo', '_', '\\', "' or 1=1 --"])
      expect([search, await finds(search)]).toEqual([search, false]);
  });

  it('finds a message by its reference, with and without hyphen', async () => {
    const { store: messages } = await testStore(engine);
    const { reference } = await store(messages);
    await store(messages);
    for (const search of [reference, reference.toLowerCase(), reference.replace('-', '')])
      expect((await messages.list({ search })).messages.map((message) => message.reference)).toEqual([
        reference,
      ]);
  });

  it('filters by status, service and language, and keeps quarantine apart', async () => {
    const { store: messages } = await testStore(engine);
    await store(messages, { service: { key: 'agora', title: 'Ágora' }, receivedAt: 1000 });
    await store(messages, { service: { key: 'agora', title: 'Ágora nueva' }, locale: 'en' });
    await store(messages, { status: 'quarantine' });
    const answered = await store(messages);
    await messages.setStatus([answered.id], 'answered', ada);
    const totals = async (query: Parameters<typeof messages.list>[0]) => (await messages.list(query)).total;
    expect(await totals({})).toBe(3);
    expect(await totals({ status: 'quarantine' })).toBe(1);
    expect(await totals({ status: 'answered' })).toBe(1);
    expect(await totals({ service: 'agora' })).toBe(2);
    expect(await totals({ service: 'agora', locale: 'en' })).toBe(1);
    const { services, counts, unread } = await messages.list({ search: 'nothing has this' });
    expect(services).toEqual([{ key: 'agora', title: 'Ágora nueva' }]);
    expect(counts).toEqual({ new: 2, answered: 1, closed: 0, quarantine: 1 });
    expect(unread).toBe(3);
    expect(await messages.countQuarantined(0)).toBe(1);
    expect(await messages.countQuarantined(Date.now() + 1)).toBe(0);
  });

  it('shows a line of the message, its files and whether its mails are in trouble', async () => {
    const { store: messages, database } = await testStore(engine);
    const file = await messages.keepUpload({
      name: 'a.txt',
      type: 'text/plain',
      body: (async function* () {})(),
    });
    const message = `Hola,\n\n${'palabra '.repeat(60)}`;
    const given = newMessage({ message, uploads: [file.id], receivedAt: Date.now() - 3_600_000 });
    await messages.create(given, composeMails);
    const first = async () => (await messages.list({})).messages[0];
    expect(await first()).toMatchObject({ attachmentCount: 1, hasMailTrouble: false, isRead: false });
    expect((await first())?.excerpt).toMatch(/^Hola, palabra .* palabra…$/);
    expect((await first())?.excerpt.length).toBeLessThanOrEqual(161);

    await database.db
      .updateTable('outbox')
      .set({ created_at: Date.now() - 16 * 60_000 })
      .execute();
    expect(await first()).toMatchObject({ hasMailTrouble: true });
    await database.db.updateTable('outbox').set({ state: 'sent' }).execute();
    expect(await first()).toMatchObject({ hasMailTrouble: false });
    await database.db.updateTable('outbox').set({ state: 'given-up' }).where('kind', '=', 'notice').execute();
    expect(await first()).toMatchObject({ hasMailTrouble: true });
  });
});

function ids(messages: readonly { id: string }[]): string[] {
  return messages.map(({ id }) => id);
}
