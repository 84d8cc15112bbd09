import { describe, expect, it, onTestFinished } from 'vitest';
import { fastClock } from '#tests/doubles/clock.ts';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { startMailPeer } from '#tests/doubles/mail-peer.ts';
import { openTestMailer, rows, states } from '#tests/doubles/mailer.ts';
import { eventually } from '#tests/eventually.ts';
import { openMailer } from './open-mailer.ts';

describe.each(engines)('the mailer on %s', (engine) => {
  it('delivers a mail at once, once, and forgets its text', async () => {
    const { database, mailer, peer } = await openTestMailer(engine);
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
    const { database, peer, settings } = await openTestMailer(engine, { isOpen: false });
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
    const { database, mailer, peer } = await openTestMailer('sqlite', { speed: 400 });
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
    const { database, mailer, peer } = await openTestMailer('sqlite');
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
    const { database, mailer, peer } = await openTestMailer('sqlite', { speed: 400 });
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
    const { database, mailer, peer } = await openTestMailer('sqlite', { speed: 400, timeouts });
    peer.setMood('hangs');
    await mailer.send(testMail());
    await eventually(async () => expect((await rows(database))[0]?.last_error).toMatch(/^no-answer: /));
    expect(peer.taken).toEqual([]);
  });

  it('takes mails and does not say so, sends them again under the same Message-ID', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite', { speed: 400 });
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

describe('closing the mailer', () => {
  it('lets the mail under way end', async () => {
    const { database, mailer, peer } = await openTestMailer('sqlite');
    await mailer.send(testMail());
    await eventually(() => expect(peer.connections()).toBe(1));
    await mailer.close();
    expect(await states(database)).toEqual(['sent']);
  });

  it('breaks off a mail that hangs and leaves it for the next start', async () => {
    const { database, mailer, peer, settings } = await openTestMailer('sqlite', { speed: 20 });
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
