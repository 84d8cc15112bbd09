import { describe, expect, it } from 'vitest';
import type { StoredMessage } from '#lib/contact/message.ts';
import { addressName, greetingName } from '#lib/mail/safe-name.ts';
import { invitationMail, setPasswordMail, signInMail } from '#lib/mail/sign-in-mails.ts';
import { contactMails } from './contact-mails.ts';
import { quarantineDigest } from './quarantine-digest.ts';

const siteUrl = 'https://platoniq.net';
const privateLink = 'https://platoniq.net/en/contact/message/KEY';
const all = { siteUrl, contactTo: 'info@platoniq.net', privateLink };

describe('the notice to the team', () => {
  it('has everything, and answers go to the sender', () => {
    const [notice] = contactMails(message(), all);
    expect(notice).toMatchObject({
      kind: 'notice',
      to: 'info@platoniq.net',
      replyTo: { name: 'Ana Pérez', address: 'ana@example.org' },
      locale: 'es',
      subject: '[7F3K-9QXM] Asambleas ciudadanas: mensaje de Ana Pérez',
    });
    for (const words of [
      ...[
        'Sobre: Asambleas ciudadanas',
        'Organización: La Coop',
        'Cargo: Presidenta',
        'Ciudad o país: Palma',
      ],
      ...['Cómo nos ha conocido: Una amiga', 'Idioma: English', 'Página: https://platoniq.net/en/contact'],
      ...['Archivos: cv.pdf (120 kB)', 'Correo: ana@example.org', '21 de noviembre de 2026', '7F3K-9QXM'],
      ...['Hola,\n\n¿podéis ayudarnos?', 'https://platoniq.net/admin/inbox/0192-id'],
    ])
      expect(notice?.text).toContain(words);
  });

  it('leaves out what was not filled in', () => {
    const [notice] = contactMails(message({ service: null, organization: '', attachments: [] }), all);
    expect(notice?.subject).toBe('[7F3K-9QXM] Mensaje de Ana Pérez');
    expect(notice?.text).not.toMatch(/^(?:Sobre|Organización|Archivos):/m);
  });

  it('is not written where nobody is named to get it', () => {
    const mails = contactMails(message(), { ...all, contactTo: null });
    expect(mails.map(({ kind }) => kind)).toEqual(['confirmation']);
    expect(mails[0]?.replyTo).toBeUndefined();
  });
});

describe('the confirmation', () => {
  it('speaks the language of the sender', () => {
    const [, english] = contactMails(message(), all);
    const [, spanish] = contactMails(message({ locale: 'es' }), all);
    expect(english).toMatchObject({ kind: 'confirmation', to: 'ana@example.org', locale: 'en' });
    expect(english?.text).toMatch(/^Hello Ana Pérez,\n/);
    expect(english?.html).toContain('<html lang="en">');
    expect(spanish?.text).toMatch(/^Hola, Ana Pérez:\n/);
    expect(spanish?.subject).toContain('7F3K-9QXM');
  });

  it('has a copy, the private page and a word for whoever did not write', () => {
    const [, mail] = contactMails(message(), all);
    expect(mail?.text).toContain('> Hola,\n>\n> ¿podéis ayudarnos?');
    expect(mail?.text).toContain(privateLink);
    expect(mail?.html).toContain(`href="${privateLink}"`);
    expect(mail?.text).toContain('WAS IT NOT YOU?');
  });

  it('does without the private page where its key is not known any more', () => {
    const [, mail] = contactMails(message(), { ...all, privateLink: null });
    expect(mail?.text).not.toContain('private page');
    expect(mail?.text).not.toContain('link above');
  });
});

describe('what a visitor typed', () => {
  const evil = '<img src=x onerror=alert(1)> & "Ana"\r\nBcc: b@example.org';

  it('is text in the HTML', () => {
    const fields = {
      name: evil,
      organization: evil,
      position: evil,
      city: evil,
      source: evil,
      message: evil,
    };
    const hostile = message({ ...fields, service: { key: 'x', title: evil } });
    hostile.attachments = [{ id: '1', name: evil, type: 'application/pdf', size: 1 }];
    for (const mail of contactMails(hostile, all)) {
      expect(mail.html).not.toContain('<img');
      expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Ana&quot;');
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.replyTo?.name ?? '').not.toMatch(/[\r\n<>@"]/);
    }
  });

  it.each([
    ['Ana Pérez', 'Ana Pérez'],
    ['"boss@platoniq.net" <boss@platoniq.net>', 'boss platoniq.net boss platoniq.net'],
    ['Pérez, Ana (Coop)', 'Pérez Ana Coop'],
    ['\u202Egro.elpmaxe\u202C Ana', 'gro.elpmaxe Ana'],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['👩🏽‍🌾 Ana', '👩🏽‍🌾 Ana'],
  ])('%j is as the name of an address %j', (name, expected) => {
    expect(addressName(name)).toBe(expected);
  });

  it.each([
    ['Ana', 'Ana'],
    ['María José O’Neill-Díaz', 'María José O’Neill-Díaz'],
    ['J. R. Ewing', 'J. R. Ewing'],
    ['Win 1000 $ at example.org', ''],
    ['cheap-pills.example', ''],
    ['http://example.org', ''],
    ['buy now '.repeat(9), ''],
    ['', ''],
  ])('%j is greeted as %j', (name, expected) => {
    expect(greetingName(name)).toBe(expected);
  });
});

describe('every mail', () => {
  const link = 'https://platoniq.net/admin/sign-in/link/KEY?next=%2Fadmin%2Finbox&x=1';
  const mails = (['es', 'en'] as const).flatMap((locale) => [
    ...contactMails(message({ locale }), all),
    signInMail({ to: 'e@example.org', locale, link, minutes: 10 }),
    setPasswordMail({ to: 'e@example.org', locale, link, minutes: 60 }),
    invitationMail({ to: 'e@example.org', locale, link, minutes: 2880, by: 'Olivia' }),
    invitationMail({ to: 'e@example.org', locale, link, minutes: 2880, by: null }),
    quarantineDigest(1, { siteUrl, contactTo: 'info@platoniq.net' }),
    quarantineDigest(7, { siteUrl, contactTo: 'info@platoniq.net' }),
  ]);

  it.each(mails.map((mail) => [mail.kind, mail.locale, mail] as const))(
    '%s %s fetches nothing',
    (_, __, mail) => {
      expect(mail.html).not.toMatch(/<(?:img|link|script|iframe|video)\b|url\(/i);
      expect(mail.html).not.toMatch(/#[0-9a-f]{3,6}\b(?!;)/i);
      expect(mail.html).toContain(`<title>`);
      // What ICU leaves behind where a value is missing.
      expect(`${mail.subject}${mail.text}`).not.toMatch(/[{}]|undefined|null/);
    },
  );

  it('keeps its link whole', () => {
    for (const mail of mails.filter(({ kind }) => kind === 'sign-in' || kind === 'invitation')) {
      expect(mail.text).toContain(`\n${link}\n`);
      expect(mail.html).toContain(`href="${link.replace('&', '&amp;')}"`);
      expect(mail.expiresAt).toBeGreaterThan(Date.now());
    }
  });

  it('counts in words', () => {
    expect(quarantineDigest(1, { siteUrl, contactTo: 'i@b.org' }).subject).toBe(
      'Un mensaje apartado por revisar',
    );
    expect(quarantineDigest(7, { siteUrl, contactTo: 'i@b.org' }).subject).toBe(
      '7 mensajes apartados por revisar',
    );
  });
});

function message(change: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id: '0192-id',
    reference: '7F3K-9QXM',
    locale: 'en',
    page: '/en/contact',
    service: { key: 'assemblies', title: 'Asambleas ciudadanas' },
    name: 'Ana Pérez',
    organization: 'La Coop',
    position: 'Presidenta',
    email: 'ana@example.org',
    city: 'Palma',
    source: 'Una amiga',
    message: 'Hola,\n\n¿podéis ayudarnos?',
    status: 'new',
    readAt: null,
    assignee: null,
    suspicions: [],
    verdict: { probability: 0, isSpam: false, words: [] },
    mark: null,
    consentedAt: 1_795_243_486_724,
    receivedAt: 1_795_243_486_724,
    changedAt: 1_795_243_486_724,
    attachments: [{ id: '1', name: 'cv.pdf', type: 'application/pdf', size: 120_000 }],
    notes: [],
    deliveries: [],
    ...change,
  };
}
