import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';

/** A mail to send in a test. */
export function testMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    kind: 'digest',
    to: 'ana@example.org',
    locale: 'es',
    subject: 'Una prueba',
    text: 'Hola, Ana.',
    html: '<p>Hola, Ana.</p>',
    ...change,
  };
}
