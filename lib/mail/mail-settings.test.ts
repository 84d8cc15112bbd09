import { describe, expect, it } from 'vitest';
import { mailAdvice } from './mail-advice.ts';
import { mailSettings } from './mail-settings.ts';
import { parseMailbox } from './mailbox.ts';

const none = { smtpUrl: null, mailFrom: null, contactTo: null, siteUrl: 'http://localhost:3000' };
const server = { ...none, smtpUrl: 'smtps://user:secret@mail.example.org' };

describe('the sender', () => {
  it.each([
    [{ mailFrom: 'Fundación <hola@example.org>' }, { name: 'Fundación', address: 'hola@example.org' }],
    [{ mailFrom: 'hola@example.org' }, { name: 'Platoniq', address: 'hola@example.org' }],
    [{ siteUrl: 'https://www.platoniq.net' }, { name: 'Platoniq', address: 'web@platoniq.net' }],
    [{ contactTo: 'info@Platoniq.net' }, { name: 'Platoniq', address: 'web@platoniq.net' }],
    [{}, { name: 'Platoniq', address: 'web@localhost' }],
  ])('of %j', (given, from) => {
    expect(mailSettings({ ...server, ...given })?.from).toEqual(from);
  });

  it('may have a name in quotation marks', () => {
    expect(parseMailbox('"Platoniq, \\"web\\"" <web@platoniq.net>')).toEqual({
      name: 'Platoniq, "web"',
      address: 'web@platoniq.net',
    });
  });
});

describe('the start of the server', () => {
  it('says that nothing is mailed, and where the messages are', () => {
    expect(mailAdvice(none, 'en')).toEqual([
      'Nothing is mailed: SMTP_URL is not set. Messages are kept in http://localhost:3000/admin/inbox.',
    ]);
    expect(mailAdvice(none, 'es')[0]).toContain('SMTP_URL');
  });

  it('says what else is missing, and never a password', () => {
    const lines = mailAdvice(server, 'en');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('CONTACT_TO');
    expect(lines[1]).toContain('web@localhost');
    expect(lines.join()).not.toContain('secret');
  });

  it('says nothing where all is set', () => {
    const all = { ...server, mailFrom: 'web@platoniq.net', contactTo: 'info@platoniq.net' };
    expect(mailAdvice(all, 'es')).toEqual([]);
  });
});
