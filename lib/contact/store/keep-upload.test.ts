import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { engines } from '#tests/doubles/database.ts';
import { arriving, hashOf, newMessage, noMails, testStore } from '#tests/doubles/message-store.ts';

describe.each(engines)('uploads on %s', (engine) => {
  it.each([0, 1, 262_144, 262_145, 5_000_003])('come back as they came: %i bytes', async (size) => {
    const { store } = await testStore(engine);
    const bytes = randomBytes(size);
    const kept = await store.keepUpload({ name: 'añó.pdf', type: 'application/pdf', body: arriving(bytes) });
    expect(kept).toMatchObject({ name: 'añó.pdf', type: 'application/pdf', size });
    const opened = await store.openUpload(kept.id);
    expect(opened).toMatchObject({ file: kept, messageId: null });
    expect(await hashOf(opened?.body ?? arriving(Buffer.of(1)))).toBe(await hashOf(arriving(bytes)));
  });

  it('belong to the first message that claims them', async () => {
    const { store } = await testStore(engine);
    const keep = (name: string) => store.keepUpload({ name, type: 'b', body: arriving(Buffer.from(name)) });
    const [one, two] = [await keep('one'), await keep('two')];
    expect(await store.waitingUploads([two.id, 'no id', one.id])).toEqual([two, one]);
    const first = await store.create(newMessage({ uploads: [one.id, two.id] }), noMails);
    const second = await store.create(newMessage({ uploads: [one.id] }), noMails);
    expect(first).toMatchObject({ message: { attachments: [one, two] } });
    expect(second).toMatchObject({ message: { attachments: [] } });
    expect(await store.waitingUploads([one.id, two.id])).toEqual([]);
  });

  it('make no other message of one that is sent twice with the same files', async () => {
    const { store } = await testStore(engine);
    const keep = () => store.keepUpload({ name: 'a.pdf', type: 'b', body: arriving(Buffer.from('same')) });
    const given = newMessage({ uploads: [(await keep()).id] });
    await store.create(given, noMails);
    expect(await store.create(given, noMails)).toMatchObject({ isReplay: true });
    const again = { ...given, uploads: [(await keep()).id] };
    expect(await store.create(again, noMails)).toMatchObject({
      isReplay: true,
      message: { attachments: [{}] },
    });
    const other = await store.keepUpload({ name: 'a.pdf', type: 'b', body: arriving(Buffer.from('other')) });
    expect(await store.create({ ...given, uploads: [other.id] }, noMails)).toEqual({ kind: 'number-used' });
  });

  it('that break off leave nothing behind', async () => {
    const { store, database } = await testStore(engine);
    async function* broken() {
      yield* arriving(randomBytes(3_000_000));
      throw new Error('the line is dead');
    }
    const keeping = store.keepUpload({ name: 'a', type: 'b', body: broken() });
    await expect(keeping).rejects.toThrow('the line is dead');
    expect(await database.db.selectFrom('upload').select('id').execute()).toEqual([]);
    expect(await database.db.selectFrom('upload_chunk').select('position').execute()).toEqual([]);
  });

  it('cannot be claimed, opened or waited for while they come', async () => {
    const { store, database } = await testStore(engine);
    const seen: unknown[] = [];
    async function* slow() {
      yield* arriving(randomBytes(2_000_000));
      const { id } = await database.db.selectFrom('upload').select('id').executeTakeFirstOrThrow();
      seen.push(await store.waitingUploads([id]), await store.openUpload(id));
      const created = await store.create(newMessage({ uploads: [id] }), noMails);
      seen.push(created.kind === 'stored' && created.message.attachments);
    }
    const kept = await store.keepUpload({ name: 'a', type: 'b', body: slow() });
    expect(seen).toEqual([[], null, []]);
    expect(await store.waitingUploads([kept.id])).toEqual([kept]);
  });

  it('are said to be cut short when they are deleted while they are read', async () => {
    const { store, database } = await testStore(engine);
    const kept = await store.keepUpload({ name: 'a', type: 'b', body: arriving(randomBytes(1_000_000)) });
    const opened = await store.openUpload(kept.id);
    const reading = async () => {
      for await (const _ of opened?.body ?? []) await database.db.deleteFrom('upload').execute();
    };
    await expect(reading()).rejects.toThrow('was deleted while it was being read');
  });
});
