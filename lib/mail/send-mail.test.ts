import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '#tests/doubles/database.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { startMailPeer } from '#tests/doubles/mail-peer.ts';
import { eventually } from '#tests/eventually.ts';
import { deliveryProblem } from './delivery-problem.ts';
import { mailSettings } from './mail-settings.ts';
import { openMailer } from './open-mailer.ts';

const user = 'web@platoniq.net';
const password = 'p:ä/ß%@#secret';

describe('signing in to the mail server', () => {
  it('works with a password that has to be encoded in an address', async () => {
    const { peer, mailer } = await openWithPassword(password);
    await mailer.send(testMail());
    await eventually(() => expect(peer.taken).toHaveLength(1));
    expect(peer.taken[0]?.isEncrypted).toBe(true);
  });

  it('is tried again when the password is wrong, and the password appears nowhere', async () => {
    const wrong = 'not-the-password';
    const { mailer } = await openWithPassword(wrong);
    await mailer.send(testMail());
    await eventually(async () => expect((await mailer.state()).lastError).not.toBeNull());
    const { lastError, waiting } = await mailer.state();
    expect(waiting).toBe(1);
    expect(lastError).toMatch(/^sign-in: 535 /);
    // The peer repeats what it was sent.
    expect(lastError).toContain('…');
    expect(lastError).not.toContain(wrong);
    expect(deliveryProblem(lastError ?? '', 'en')).toMatch(
      /^the mail server does not accept the user and password in SMTP_URL \(535 /,
    );
  });
});

describe('encryption', () => {
  it('is used from the start with smtps://', async () => {
    const { peer, mailer } = await open({ secure: true });
    await mailer.send(testMail());
    await eventually(() => expect(peer.taken).toHaveLength(1));
    expect(peer.taken[0]?.isEncrypted).toBe(true);
  });

  it('is used with smtp:// where the peer offers it', async () => {
    const { peer, mailer } = await open({});
    await mailer.send(testMail());
    await eventually(() => expect(peer.taken).toHaveLength(1));
    expect(peer.taken[0]?.isEncrypted).toBe(true);
  });

  it('is done without on this machine where the peer has none', async () => {
    const { peer, mailer } = await open({ hideSTARTTLS: true });
    await mailer.send(testMail());
    await eventually(() => expect(peer.taken).toHaveLength(1));
    expect(peer.taken[0]?.isEncrypted).toBe(false);
  });
});

describe('what is typed into a form', () => {
  it.each([
    ['a@example.org\r\nRCPT TO:<b@example.org>'],
    ['a@example.org, b@example.org'],
    ['"a@example.org" <b@example.org>'],
    ['a@example.org> NOTIFY=SUCCESS'],
  ])('reaches nobody by the address %j', async (to) => {
    const { peer, mailer } = await open({});
    await mailer.send(testMail({ to }));
    await eventually(async () => expect((await mailer.state()).waiting).toBe(0));
    expect(peer.taken).toEqual([]);
    expect(await mailer.state()).toMatchObject({ givenUp: 1, lastError: 'refused: Not one plain address' });
  });

  it('begins no header', async () => {
    const { peer, mailer } = await open({});
    const evil = 'x\r\nBcc: b@example.org\r\n\r\nbody';
    await mailer.send(
      testMail({ subject: evil, replyTo: { name: evil, address: 'ana@example.org\r\nBcc: b@example.org' } }),
    );
    await eventually(() => expect(peer.taken).toHaveLength(1));
    const [head = ''] = (peer.taken[0]?.raw ?? '').split('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(peer.taken[0]?.to).toEqual(['ana@example.org']);
  });

  it('keeps long lines and every alphabet', async () => {
    const { peer, mailer } = await open({});
    const text = `${'palabra '.repeat(400)}\n.\nñ 漢字 עברית 👩🏽‍🌾`;
    await mailer.send(testMail({ text, subject: `Ñ 漢字 ${'muy largo '.repeat(30)}` }));
    await eventually(() => expect(peer.taken).toHaveLength(1));
    const { raw = '' } = peer.taken[0] ?? {};
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
    expect(raw).toMatch(/Content-Transfer-Encoding: (?:quoted-printable|base64)/);
  });
});

async function open(options: Parameters<typeof startMailPeer>[0], credentials = '') {
  const database = await testDatabase('sqlite');
  const peer = await startMailPeer(options);
  const smtpUrl = peer.url.replace('//', `//${credentials}`);
  const mailer = openMailer({
    database,
    settings: mailSettings({ smtpUrl, mailFrom: user, contactTo: null, siteUrl: 'https://platoniq.net' }),
  });
  onTestFinished(async () => {
    await peer.stop();
    await mailer.close();
  });
  return { peer, mailer };
}

function openWithPassword(typed: string) {
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(typed)}@`;
  return open(
    {
      authOptional: false,
      onAuth(given, _session, done) {
        const isRight = given.username === user && given.password === password;
        if (isRight) done(null, { user: given.username });
        else done(Object.assign(new Error(`No entry with ${given.password}`), { responseCode: 535 }));
      },
    },
    credentials,
  );
}
