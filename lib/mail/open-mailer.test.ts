import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '#lib/database/database.ts';
import { engines, testDatabase } from '#lib/database/test-database.ts';
import { mailSettings } from './mail-settings.ts';
import { type MailerOptions, openMailer } from './open-mailer.ts';
import { fastClock } from './test-clock.ts';
import { testMail } from './test-mail.ts';
import { type MailPeer, startMailPeer } from './test-peer.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Patient, since the machine may be busy. */
const eventually = (check: () => unknown) => vi.waitFor(check, 25_000);

describe.each(engines)('the mailer on %s', (engine) => {
  it('delivers a mail at once, once, and forgets its text', async () => {
    const { database, mailer, peer } = await open(engine);
    await mailer.send(testMail());
    await eventually(async () => expect(await rows(database)).toMatchObject([{ state: 'sent' }]));
    expect(peer.taken).toHaveLength(1);
    expect(peer.taken[0]?.to).toEqual(['ana@example.org']);
    expect(peer.taken[0]?.raw).toContain('Hola, Ana.');
    const [row] = await rows(database);
    expect(row).toMatchObject({ text: '', html: '', attempts: 1, lease_until: null, last_error: null });
    expect(row?.mail_id).toBe(peer.taken[0]?.messageId);
    expect(row?.sent_at).toBeGreaterThan(0);
  });

  it('shares the work with others on the same database, without sending anything twice', async () => {
    const { database, peer, settings } = await open(engine, { isOpen: false });
    const mailers = [1, 2, 3].map(() => openMailer({ database, settings, clock: fastClock(50) }));
    onTestFinished(async () => {
      await Promise.all(mailers.map((mailer) => mailer.close()));
    });
    const sending = Array.from({ length: 30 }, (_, index) =>
      mailers[index % 3]?.send(testMail({ subject: `Mail ${index}` })),
    );
    await Promise.all(sending);
    await eventually(() => expect(peer.taken.length).toBeGreaterThanOrEqual(30));
    await eventually(async () => expect(new Set(await states(database))).toEqual(new Set(['sent'])));
    expect(new Set(peer.taken.map(({ messageId }) => messageId)).size).toBe(30);
    expect(peer.taken).toHaveLength(30);
  });
});

describe('the mailer, while the peer', () => {
  it('cannot be reached, tries again until it is back', async () => {
    const { database, mailer, peer } = await open('sqlite', { speed: 400 });
    await peer.stop();
    await mailer.send(testMail());
    await eventually(async () => expect((await rows(database))[0]?.attempts).toBeGreaterThan(2));
    expect((await rows(database))[0]?.last_error).toMatch(/^no-server: .*ECONNREFUSED/);
    const back = await startMailPeer({}, peer.port);
    onTestFinished(() => back.stop());
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
    expect(back.taken).toHaveLength(1);
  });

  it.each([
    [{ at: 'recipient', code: 550, words: 'No such user here' }, 'refused: 550 No such user here'],
    [{ at: 'data', code: 554, words: 'Spam' }, 'refused: 554 Spam'],
  ] as const)('refuses for good (%j), gives up and lets a person try again', async (mood, reason) => {
    const { database, mailer, peer } = await open('sqlite');
    peer.setMood(mood);
    await mailer.send(testMail());
    await eventually(async () => expect(await states(database)).toEqual(['given-up']));
    const [row] = await rows(database);
    expect(row).toMatchObject({ attempts: 1, last_error: reason });
    expect(row?.text).not.toBe('');
    expect(await mailer.state()).toMatchObject({ waiting: 0, givenUp: 1, lastError: reason });
    peer.setMood('takes');
    await mailer.retry(row?.id ?? '');
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
    expect(peer.taken[0]?.messageId).toBe(row?.mail_id);
  });

  it.each([
    [{ at: 'recipient', code: 451, words: 'Greylisted' }, /^deferred: 451 Greylisted/],
    [{ at: 'recipient', code: 552, words: 'Mailbox full' }, /^deferred: 552/],
    [{ at: 'sender', code: 550, words: 'Not your address' }, /^sender-refused: 550/],
    [{ at: 'connection', code: 554, words: 'No service' }, /^deferred: 554/],
    ['drops', /^broken-off: /],
  ] as const)('fails for now (%j), waits and then delivers', async (mood, reason) => {
    const { database, mailer, peer } = await open('sqlite', { speed: 400 });
    peer.setMood(mood);
    await mailer.send(testMail());
    await eventually(async () => expect((await rows(database))[0]?.attempts).toBeGreaterThan(1));
    expect((await rows(database))[0]?.last_error).toMatch(reason);
    peer.setMood('takes');
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
    expect(peer.taken).toHaveLength(1);
  });

  it('hangs, gives up the connection and says so', async () => {
    const timeouts = { connection: 100, greeting: 100, silence: 200 };
    const { database, mailer, peer } = await open('sqlite', { speed: 400, timeouts });
    peer.setMood('hangs');
    await mailer.send(testMail());
    await eventually(async () => expect((await rows(database))[0]?.last_error).toMatch(/^no-answer: /));
    expect(peer.taken).toEqual([]);
  });

  it('takes mails and does not say so, sends them again under the same Message-ID', async () => {
    const { database, mailer, peer } = await open('sqlite', { speed: 400 });
    peer.setMood('takes-and-drops');
    await mailer.send(testMail());
    await eventually(() => expect(peer.taken.length).toBeGreaterThan(1));
    peer.setMood('takes');
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
    expect(new Set(peer.taken.map(({ messageId }) => messageId)).size).toBe(1);
    const dates = peer.taken.map(({ raw }) => /^Date: (.*)$/m.exec(raw)?.[1]);
    expect(new Set(dates).size).toBe(1);
  });
});

describe('the mailer and time', () => {
  it('drops a mail that is of no use any more, with its text', async () => {
    const { database, mailer, peer } = await open('sqlite');
    await mailer.send(testMail({ kind: 'sign-in', expiresAt: Date.now() - 1 }));
    await eventually(async () => expect(await states(database)).toEqual(['given-up']));
    const [row] = await rows(database);
    expect(row).toMatchObject({ last_error: 'expired', text: '', html: '' });
    await mailer.retry(row?.id ?? '');
    expect(await states(database)).toEqual(['given-up']);
    expect(await mailer.state()).toMatchObject({ givenUp: 0, lastError: null });
    expect(peer.taken).toEqual([]);
  });

  it('gives up after five days', async () => {
    const { database, mailer, peer } = await open('sqlite', { speed: 400_000 });
    await peer.stop();
    await mailer.send(testMail());
    await eventually(async () => expect(await states(database)).toEqual(['given-up']));
    const [row] = await rows(database);
    expect(row?.attempts).toBeGreaterThanOrEqual(12);
    expect(row?.last_error).toMatch(/^no-server/);
  });

  it('takes over what a dead process left under way, also when the clock was put back a year', async () => {
    const { database, mailer, peer } = await open('sqlite', { isOpen: false });
    await mailer.send(testMail());
    const year = 365 * 24 * 3_600_000;
    await database.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_owner: 'dead', lease_until: Date.now() + year })
      .execute();
    openWorker(database, peer);
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
  });

  it('waits for no moment that lies further ahead than any wait', async () => {
    const { database, mailer, peer } = await open('sqlite', { isOpen: false });
    await mailer.send(testMail());
    await database.db
      .updateTable('outbox')
      .set({ next_attempt_at: Date.now() + 7 * 3_600_000 })
      .execute();
    openWorker(database, peer);
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
  });

  it('leaves to others what they hold', async () => {
    const { database, mailer, peer } = await open('sqlite', { isOpen: false });
    await mailer.send(testMail());
    await database.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_owner: 'alive', lease_until: Date.now() + 60_000 })
      .execute();
    openWorker(database, peer);
    await sleep(500);
    expect(await rows(database)).toMatchObject([{ state: 'sending', lease_owner: 'alive' }]);
    expect(peer.connections()).toBe(0);
  });

  it('does not send twice what is under way when the clock jumps ahead', async () => {
    const clock = fastClock(1);
    const { database, mailer, peer } = await open('sqlite', { clock });
    peer.setMood('hangs');
    await mailer.send(testMail());
    await eventually(() => expect(peer.connections()).toBe(1));
    clock.jump(24 * 3_600_000);
    mailer.wake();
    await sleep(500);
    expect(peer.connections()).toBe(1);
    expect(await rows(database)).toMatchObject([{ state: 'sending', attempts: 1 }]);
  });
});

describe('closing the mailer', () => {
  it('lets the mail under way end', async () => {
    const { database, mailer, peer } = await open('sqlite');
    await mailer.send(testMail());
    await eventually(() => expect(peer.connections()).toBe(1));
    await mailer.close();
    expect(await states(database)).toEqual(['sent']);
  });

  it('breaks off a mail that hangs and leaves it for the next start', async () => {
    const { database, mailer, peer, settings } = await open('sqlite', { speed: 20 });
    peer.setMood('hangs');
    await mailer.send(testMail());
    await eventually(() => expect(peer.connections()).toBe(1));
    await mailer.close();
    expect(await rows(database)).toMatchObject([{ state: 'queued', last_error: 'interrupted' }]);
    peer.setMood('takes');
    // The fast clock of the first one has left the machine's behind.
    const next = openMailer({ database, settings, clock: fastClock(1, Date.now() + 60_000) });
    onTestFinished(() => next.close());
    await eventually(async () => expect(await states(database)).toEqual(['sent']));
  });
});

describe('without SMTP_URL', () => {
  it('nothing is put into the outbox', async () => {
    const database = await testDatabase('sqlite');
    const mailer = openMailer({ database, settings: null });
    await mailer.send(testMail());
    expect(mailer).toMatchObject({ isSetUp: false, contactTo: null });
    expect(await rows(database)).toEqual([]);
    await mailer.close();
  });
});

async function open(
  engine: Database['engine'],
  options: Partial<MailerOptions> & { speed?: number; isOpen?: boolean } = {},
) {
  const { speed = 1, isOpen = true, ...rest } = options;
  const database = await testDatabase(engine);
  const peer = await startMailPeer();
  const settings = settingsFor(peer);
  const mailer = openMailer({ database, settings, clock: fastClock(speed), ...rest });
  onTestFinished(async () => {
    await peer.stop();
    await mailer.close();
  });
  // Closed, it still puts mails into the outbox.
  if (!isOpen) await mailer.close();
  return { database, mailer, peer, settings };
}

function openWorker(database: Database, peer: MailPeer): void {
  const mailer = openMailer({ database, settings: settingsFor(peer) });
  onTestFinished(() => mailer.close());
}

function settingsFor(peer: MailPeer) {
  const mailFrom = 'Platoniq <web@platoniq.net>';
  return mailSettings({ smtpUrl: peer.url, mailFrom, contactTo: null, siteUrl: 'https://platoniq.net' });
}

async function rows({ db }: Database) {
  return await db.selectFrom('outbox').selectAll().execute();
}

async function states(database: Database): Promise<string[]> {
  return (await rows(database)).map(({ state }) => state);
}
