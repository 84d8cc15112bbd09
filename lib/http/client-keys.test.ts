import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '#lib/database/database.ts';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { eventually } from '#tests/eventually.ts';
import { openClientKeys } from './client-keys.ts';

afterEach(() => {
  vi.useRealTimers();
});

// Only what is read of a request.
const from = (remoteAddress: string) =>
  ({ socket: { remoteAddress }, headers: {} }) as unknown as IncomingMessage;

async function open(database: Database) {
  const keys = await openClientKeys(database, []);
  onTestFinished(() => keys.close());
  return keys;
}

describe.each(engines)('on %s', (engine) => {
  it('one client has one name, which says nothing of its address', async () => {
    const { clientOf } = await open(await testDatabase(engine));
    const name = clientOf(from('203.0.113.9'));
    expect(name).toMatch(/^[\w-]{22}$/);
    expect(clientOf(from('203.0.113.9'))).toBe(name);
    expect(clientOf(from('203.0.113.10'))).not.toBe(name);
    expect(clientOf(from('2001:db8::1'))).toBe(clientOf(from('2001:db8::2')));
    expect(clientOf(from('10.0.0.1'))).toBeNull();
  });

  it('it has another name the next day', async () => {
    vi.useFakeTimers({
      toFake: ['Date', 'setInterval', 'clearInterval'],
      now: Date.UTC(2030, 0, 1, 23, 59, 30),
    });
    const database = await testDatabase(engine);
    const { clientOf } = await open(database);
    const name = clientOf(from('203.0.113.9'));
    vi.advanceTimersByTime(61_000);
    await eventually(() => expect(clientOf(from('203.0.113.9'))).not.toBe(name));
    const kept = await database.db
      .selectFrom('state')
      .where('name', 'like', 'client-key.%')
      .select('name')
      .execute();
    expect(kept).toEqual(engine === 'postgres' ? [{ name: 'client-key.2030-01-02' }] : []);
  });
});

it('processes that share a database give a client one name, others do not', async () => {
  const postgres = await testDatabase('postgres');
  const [one, two] = [await open(postgres), await open(postgres)];
  expect(one.clientOf(from('203.0.113.9'))).toBe(two.clientOf(from('203.0.113.9')));
  const [three, four] = [await open(await testDatabase('sqlite')), await open(await testDatabase('sqlite'))];
  expect(three.clientOf(from('203.0.113.9'))).not.toBe(four.clientOf(from('203.0.113.9')));
});
