import { describe, expect, it } from 'vitest';
import type { MessageStore } from '#lib/contact/message-store.ts';
import { ada, store as keep, testStore } from '#tests/doubles/message-store.ts';
import { readInboxQuery } from './inbox-query.ts';
import { findNeighbours } from './neighbours.ts';

const waiting = readInboxQuery(new URLSearchParams());

/** Messages from the newest, which is called 0, to the oldest. */
async function filled(count: number): Promise<{ store: MessageStore; ids: string[] }> {
  const { store } = await testStore('sqlite');
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const message = await keep(store, {
      name: String(number),
      receivedAt: 1_800_000_000_000 - number * 1000,
    });
    ids.push(message.id);
  }
  return { store, ids };
}

async function namesBeside({ store, ids }: Awaited<ReturnType<typeof filled>>, number: number, page = 1) {
  const message = await store.find(ids[number] ?? '');
  if (!message) throw new Error(`There is no message ${number}.`);
  const { newer, older } = await findNeighbours(store, { ...waiting, page }, message);
  return [newer, older].map((found) => found && `${found.message.name} on ${found.query.page}`);
}

describe('the messages beside one', () => {
  it('are those before and after it in its list', async () => {
    const messages = await filled(3);
    expect(await namesBeside(messages, 1)).toEqual(['0 on 1', '2 on 1']);
    expect(await namesBeside(messages, 0)).toEqual([null, '1 on 1']);
    expect(await namesBeside(messages, 2)).toEqual(['1 on 1', null]);
  });

  it('stay the same when it has left the list', async () => {
    const messages = await filled(3);
    await messages.store.setStatus([messages.ids[1] ?? ''], 'answered', ada);
    expect(await namesBeside(messages, 1)).toEqual(['0 on 1', '2 on 1']);
  });

  it('are found on the next page of the list', async () => {
    const messages = await filled(52);
    expect(await namesBeside(messages, 49, 1)).toEqual(['48 on 1', '50 on 2']);
    expect(await namesBeside(messages, 50, 2)).toEqual(['49 on 1', '51 on 2']);
  });
});
