import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { defaultRetention } from '#lib/content/collections/retention.ts';
import { watchClock } from '#lib/database/watched-clock.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { store as storeMessage, testStore } from '#tests/doubles/message-store.ts';
import { runDaily } from './daily.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2031, 4, 5, 12);

async function world(contactTo: string | null = 'info@example.org') {
  const { database, store } = await testStore('sqlite');
  const incomingDir = await mkdtemp(join(tmpdir(), 'daily-'));
  onTestFinished(() => rm(incomingDir, { recursive: true, force: true }));
  const mails: OutgoingMail[] = [];
  const options = {
    ...{ database, store, incomingDir, siteUrl: 'https://example.org' },
    retention: () => defaultRetention,
    mailer: {
      isSetUp: contactTo !== null,
      contactTo,
      send: async (mail: OutgoingMail) => void mails.push(mail),
    },
    onFailure: (_key: string, error: unknown) => {
      throw error;
    },
  };
  // The clock was looked at before, and has gone on evenly since.
  await watchClock(database, now - day);
  const names = async () =>
    (await database.db.selectFrom('message').select('name').execute()).map(({ name }) => name);
  return { database, store, options, mails, names, incomingDir };
}

it('deletes what has been kept long enough, once a day', async () => {
  const { store, options, names } = await world();
  await storeMessage(store, { name: 'old', receivedAt: now - 366 * day });
  await storeMessage(store, { name: 'young', receivedAt: now - 360 * day });
  await storeMessage(store, { name: 'old spam', status: 'quarantine', receivedAt: now - 31 * day });
  await storeMessage(store, { name: 'young spam', status: 'quarantine', receivedAt: now - 29 * day });
  await runDaily(options, now);
  expect((await names()).toSorted()).toEqual(['young', 'young spam']);
  await storeMessage(store, { name: 'late', receivedAt: now - 400 * day });
  await runDaily(options, now + hour);
  expect(await names()).toContain('late');
  await runDaily(options, now + day);
  expect(await names()).not.toContain('late');
});

it('deletes nothing by a clock that has jumped, says so, and goes on a day later', async () => {
  const { store, options, names } = await world();
  const said = { warn: vi.spyOn(console, 'warn'), info: vi.spyOn(console, 'info') };
  for (const spy of Object.values(said)) {
    spy.mockImplementation(() => {});
    onTestFinished(() => spy.mockRestore());
  }
  await storeMessage(store, { name: 'young', receivedAt: now - 10 * day });
  const old = await storeMessage(store, { name: 'old', receivedAt: now - 400 * day });
  const years = now + 1500 * day;
  await runDaily(options, years);
  await runDaily(options, years + 23 * hour);
  expect(await names()).toHaveLength(2);
  expect(said.warn).toHaveBeenCalledTimes(1);
  expect(said.warn).toHaveBeenCalledWith(expect.stringContaining(new Date(years).toISOString()));
  // Set right again: it waits for a day once more, and no day that was claimed ahead keeps it from its work.
  await runDaily(options, now + day);
  expect(await names()).toHaveLength(2);
  await runDaily(options, now + 2 * day);
  expect(await names()).toEqual(['young']);
  expect(said.info.mock.calls).toEqual([
    [`Deleted at the end of their retention: 1 messages, 0 unclaimed uploads: ${old.reference}.`],
  ]);
});

it.each([
  ['decades behind', Date.UTC(1970, 0, 1)],
  ['years ahead', now + 1500 * day],
])('keeps for its time a message that came under a clock that was %s for a while', async (_how, wrong) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'info').mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const { store, options, names, database } = await world();
  await runDaily(options, wrong);
  await storeMessage(store, { name: 'new', receivedAt: wrong + hour / 2 });
  await runDaily(options, now);
  await runDaily(options, now + day);
  expect(await names()).toEqual(['new']);
  // Its time begins with the right one, and so it ends.
  const [message] = await database.db.selectFrom('message').select('changed_at').execute();
  expect(message?.changed_at).toBe(now);
});

it('tells the team of what was set aside since it was told last', async () => {
  const { store, options, mails } = await world();
  await runDaily(options, now);
  expect(mails).toEqual([]);
  await storeMessage(store, { status: 'quarantine', receivedAt: now + hour });
  await storeMessage(store, { status: 'quarantine', receivedAt: now + 2 * hour });
  await runDaily(options, now + day);
  expect(mails).toMatchObject([
    { kind: 'digest', to: 'info@example.org', subject: expect.stringContaining('2') },
  ]);
  await runDaily(options, now + 2 * day);
  expect(mails).toHaveLength(1);
});

it('does its work where nothing is mailed, too', async () => {
  const { store, options, mails, names } = await world(null);
  await storeMessage(store, { status: 'quarantine', receivedAt: now - 31 * day });
  await runDaily(options, now);
  expect(await names()).toEqual([]);
  expect(mails).toEqual([]);
});

it('throws away files that nobody finished judging', async () => {
  const { options, incomingDir } = await world();
  await mkdir(incomingDir, { recursive: true });
  for (const [name, age] of [
    ['old', 2 * hour],
    ['new', hour / 2],
  ] as const) {
    await writeFile(join(incomingDir, name), 'x');
    await utimes(join(incomingDir, name), (now - age) / 1000, (now - age) / 1000);
  }
  await runDaily(options, now);
  expect(await readdir(incomingDir)).toEqual(['new']);
});
