import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './env.ts';

describe('the environment', () => {
  it('may be empty', () => {
    expect(readEnvironment({ SMTP_URL: ' ' })).toMatchObject({ port: 3000, smtpUrl: null, contactTo: null });
  });

  it('names what is wrong, what was found and what is expected', () => {
    expect(() => readEnvironment({ PORT: 'http', CONTACT_TO: 'me' })).toThrow(
      new EnvironmentError(
        'PORT is “http”; expected a whole number from 1 to 65535, such as 3000.\n' +
          'CONTACT_TO is “me”; expected the address that messages are sent to, such as info@platoniq.net.',
      ),
    );
  });

  it.each([
    ['SMTP_URL', 'mail://user:hunter2@mail.example.org'],
    ['SMTP_URL', 'smtps://user:hunter2@mail.example.org?tls=no'],
    ['SMTP_URL', 'smtp:hunter2'],
    ['SMTP_URL', 'hunter2'],
    ['DATABASE_URL', 'mysql://user:hunter2@host/name'],
    ['AUTH_SECRET', 'hunter2'],
  ])('does not print the secret in a wrong %s', (name, value) => {
    const read = () => readEnvironment({ [name]: value });
    expect(read).toThrow(new RegExp(`^${name} cannot be used; expected `));
    expect(read).not.toThrow('hunter2');
  });

  it.each(['smtp://localhost:1025', 'smtps://web%40b.org:a%2Fb@mail.example.org:465', 'smtp://[::1]'])(
    'takes %s',
    (url) => {
      expect(readEnvironment({ SMTP_URL: url }).smtpUrl).toBe(url);
    },
  );

  it.each([
    ['MAIL_FROM', 'Plató "niq"; <web@platoniq.net>'],
    ['MAIL_FROM', 'web@platoniq.net'],
    ['CONTENT_BRANCH', 'content/2030-ñ'],
    ['CONTENT_BRANCH', 'v1.2'],
  ])('takes %s=%s', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).not.toThrow();
  });

  it.each([
    ['MAIL_FROM', 'Platoniq\r\nBcc: all@example.org <web@platoniq.net>'],
    ['MAIL_FROM', 'Platoniq <web@platoniq.net>, Other <other@example.org>'],
    ['MAIL_FROM', `${'x'.repeat(400)} <web@platoniq.net>`],
    ['CONTENT_BRANCH', '--upload-pack=x'],
    ['CONTENT_BRANCH', 'a..b'],
    ['CONTENT_BRANCH', 'a b'],
    ['CONTENT_BRANCH', 'main.lock'],
    ['CONTENT_BRANCH', 'main:other'],
    ['CONTENT_BRANCH', '/main'],
    ['METRICS_TOKEN', 'contraseña–muy–larga'],
    ['SITE_URL', 'https://plato niq.net'],
    ['CONTACT_TO', 'info@platoniq.net\nBcc: all@example.org'],
  ])('refuses %s=%j', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
  });

  it('knows a site by the ASCII form of its address', () => {
    expect(readEnvironment({ SITE_URL: 'https://plató.example/es' }).siteUrl).toBe(
      'https://xn--plat-tqa.example',
    );
  });
});
