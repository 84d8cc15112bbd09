import { describe, expect, it } from 'vitest';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { engines, testDatabase, testDatabasePlace } from '#tests/doubles/database.ts';
import { composeMails, newMessage, noMails, storeOn, testStore } from '#tests/doubles/message-store.ts';
import type { NewMessage } from '../message.ts';

describe.each(engines)('storing a message on %s', (engine) => {
  it('gives back all that was given, with a reference, and puts its mails into the outbox', async () => {
    const { store } = await testStore(engine);
    const given: NewMessage = newMessage({
      service: { key: 'agora', title: 'Ágora 🌱' },
      message: 'Línea 1\nLínea 2 — “comillas” 👩🏽‍🚀 \\ % _',
      suspicions: [{ code: 'too-fast', seconds: 1.5 }],
      status: 'quarantine',
    });
    const created = await store.create(given, composeMails);
    const { nonce, key, uploads, ...fields } = given;
    expect(created).toMatchObject({ kind: 'stored', isReplay: false, message: fields });
    if (created.kind !== 'stored') return;
    const { message } = created;
    expect(message.reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(message.deliveries.map(({ kind, to, state }) => [kind, to, state])).toEqual([
      ['notice', 'info@example.org', 'queued'],
      ['confirmation', given.email, 'queued'],
    ]);
    expect(await store.find(message.id)).toEqual(message);
  });

  it('stores one of fifty that come at once under one number, and says the same to all', async () => {
    const { store, database } = await testStore(engine);
    const given = newMessage();
    const all = await Promise.all(Array.from({ length: 50 }, () => store.create(given, composeMails)));
    const ids = new Set(
      all.map((created) => (created.kind === 'stored' ? created.message.id : created.kind)),
    );
    expect(ids.size).toBe(1);
    expect(all.filter((created) => created.kind === 'stored' && !created.isReplay)).toHaveLength(1);
    expect((await store.list({})).total).toBe(1);
    expect(await database.db.selectFrom('outbox').select('id').execute()).toHaveLength(2);
  });

  it('stores one when two processes get it at once', async () => {
    const place = await testDatabasePlace(engine);
    const one = await openDatabase(place);
    const other = await openDatabase(place);
    await migrate(one);
    const stores = [storeOn(one), storeOn(other)];
    for (let round = 0; round < 20; round++) {
      const given = newMessage();
      const all = await Promise.all([...stores, ...stores].map((store) => store.create(given, composeMails)));
      expect(all.filter((created) => created.kind === 'stored' && !created.isReplay)).toHaveLength(1);
    }
    expect((await storeOn(other).list({})).total).toBe(20);
    await Promise.all([one.close(), other.close()]);
  });

  it('refuses other words under a number that was used, and keeps what was stored', async () => {
    const { store } = await testStore(engine);
    const given = newMessage();
    await store.create(given, noMails);
    expect(await store.create({ ...given, message: 'Otra cosa' }, composeMails)).toEqual({
      kind: 'number-used',
    });
    const { messages } = await store.list({});
    expect(messages.map(({ excerpt }) => excerpt)).toEqual([given.message]);
  });

  it('knows a replay by what was written, not by when it came or what was thought of it', async () => {
    const { store } = await testStore(engine);
    const given = newMessage();
    await store.create(given, composeMails);
    const later = {
      ...given,
      key: newMessage().key,
      receivedAt: given.receivedAt + 5000,
      status: 'quarantine' as const,
    };
    expect(await store.create(later, composeMails)).toMatchObject({
      isReplay: true,
      message: { status: 'new', receivedAt: given.receivedAt, deliveries: [{}, {}] },
    });
  });

  it('stores nothing when the mails cannot be written', async () => {
    const { store } = await testStore(engine);
    const given = newMessage();
    const failing = store.create(given, () => {
      throw new Error('no words');
    });
    await expect(failing).rejects.toThrow('no words');
    expect((await store.list({})).total).toBe(0);
    expect(await store.create(given, noMails)).toMatchObject({ kind: 'stored', isReplay: false });
  });

  it('finds a message by the key of its private link, for thirty days', async () => {
    const { store, database } = await testStore(engine);
    const given = newMessage();
    await store.create(given, noMails);
    const day = 24 * 3_600_000;
    expect(await store.findByKey(given.key, given.receivedAt + 29 * day)).toMatchObject({ name: given.name });
    expect(await store.findByKey(given.key, given.receivedAt + 31 * day)).toBeNull();
    expect(await store.findByKey(`${given.key}x`, given.receivedAt)).toBeNull();
    const row = await database.db.selectFrom('message').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(given.key);
  });
});

it('takes another reference when one is taken', async () => {
  const database = await testDatabase('sqlite');
  const store = storeOn(database);
  const { db } = database;
  for (let count = 0; count < 30; count++) await store.create(newMessage(), noMails);
  const rows = await db.selectFrom('message').select('reference').execute();
  expect(new Set(rows.map(({ reference }) => reference)).size).toBe(30);
});
