import { describe, expect, it } from 'vitest';
import { mailSettings } from './mail-settings.ts';
import { smtpCredentials, smtpOptions } from './smtp-options.ts';

describe('SMTP_URL', () => {
  it.each([
    ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, secure: true, requireTLS: false }],
    ['smtp://mail.example.org', { port: 587, secure: false, requireTLS: false }],
    ['smtp://mail.example.org:2525', { port: 2525 }],
    ['smtp://localhost', { host: 'localhost', port: 25 }],
    ['smtp://[::1]:1025', { host: '::1', port: 1025 }],
    ['smtp://correo.educación.es', { host: 'correo.xn--educacin-13a.es' }],
  ])('%s', (url, expected) => {
    expect(options(url)).toMatchObject(expected);
  });

  it('never sends a password to another machine unencrypted', () => {
    expect(options('smtp://user:pass@mail.example.org')).toMatchObject({ requireTLS: true });
    expect(options('smtp://user:pass@localhost')).toMatchObject({ requireTLS: false });
  });

  it('trusts an unknown certificate on this machine alone', () => {
    for (const local of ['localhost', '127.0.0.1', '127.8.9.10', '[::1]'])
      expect(options(`smtps://${local}`).tls).toMatchObject({ rejectUnauthorized: false });
    for (const other of ['mail.example.org', '10.0.0.1', 'localhost.example.org', '[2001:db8::1]'])
      expect(options(`smtps://${other}`).tls).toMatchObject({ rejectUnauthorized: true });
  });

  it('has its user and password decoded, also where the password was not encoded', () => {
    expect(smtpCredentials('smtps://web%40platoniq.net:a%3Ab%2Fc@mail.example.org')).toEqual({
      user: 'web@platoniq.net',
      pass: 'a:b/c',
    });
    expect(smtpCredentials('smtps://web:100%@mail.example.org')).toEqual({ user: 'web', pass: '100%' });
    expect(smtpCredentials('smtps://mail.example.org')).toBeNull();
  });

  it('waits as long as RFC 5321 asks', () => {
    const { connectionTimeout, greetingTimeout, socketTimeout } = options('smtp://localhost');
    expect(Math.min(connectionTimeout, greetingTimeout)).toBeGreaterThanOrEqual(60_000);
    expect(socketTimeout).toBeGreaterThanOrEqual(600_000);
  });
});

function options(smtpUrl: string) {
  const settings = mailSettings({ smtpUrl, mailFrom: 'a@b.org', contactTo: null, siteUrl: 'https://b.org' });
  if (settings === null) throw new Error('There is an SMTP_URL.');
  return smtpOptions(settings);
}
