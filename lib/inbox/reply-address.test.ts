import { describe, expect, it } from 'vitest';
import { replyAddress } from './reply-address.ts';

const message = {
  email: 'marta@example.org',
  name: 'Marta Puig',
  reference: '7F3K-9QXM',
  locale: 'es',
  service: { key: 'funding', title: 'Financiación democrática' },
  message: 'Hola:\n\n¿Cuánto cuesta?\nGracias',
  receivedAt: Date.UTC(2026, 10, 21, 7, 31),
} as const;

function parts(address: string) {
  const url = new URL(address);
  return {
    to: decodeURIComponent(url.pathname),
    names: [...url.searchParams.keys()],
    subject: url.searchParams.get('subject') ?? '',
    body: url.searchParams.get('body') ?? '',
  };
}

describe('the answer by mail program', () => {
  it('greets in the language of the sender and quotes', () => {
    const { to, subject, body } = parts(replyAddress(message));
    expect(to).toBe('marta@example.org');
    expect(subject).toBe('Re: Financiación democrática [7F3K-9QXM]');
    expect(body).toBe(
      'Hola, Marta Puig:\r\n\r\n\r\n' +
        'El 21 de noviembre de 2026 a las 8:31 CET, Marta Puig escribió:\r\n' +
        '> Hola:\r\n> \r\n> ¿Cuánto cuesta?\r\n> Gracias',
    );
    const english = parts(replyAddress({ ...message, locale: 'en', service: null }));
    expect(english.subject).toBe('Re: Your message to Platoniq [7F3K-9QXM]');
    expect(english.body).toMatch(/^Hello Marta Puig,\r\n/);
    expect(english.body).toContain('On 21 November 2026 at 08:31 CET, Marta Puig wrote:');
  });

  it.each([
    ['letters', 'a'.repeat(5000)],
    ['signs that take nine characters each', '語'.repeat(5000)],
    ['emoji', '😀'.repeat(5000)],
    ['empty lines', '\n'.repeat(5000)],
  ])('stays short enough for every mail program: %s', (_name, text) => {
    const address = replyAddress({ ...message, message: text });
    expect(address.length).toBeLessThanOrEqual(1800);
    expect(address.length).toBeGreaterThan(1700);
    expect(parts(address).body).toMatch(/\r\n> \[…\]$/);
    expect(parts(address).body).not.toContain('\uFFFD');
  });

  it('gives no sender a way into the headers', () => {
    const { to, names, subject } = parts(
      replyAddress({
        ...message,
        email: 'x@example.org?bcc=all@example.org&cc=y',
        name: 'Eva\r\nBcc: all@example.org',
        service: { key: 'x', title: 'Uno\r\nBcc: all@example.org&body=x' },
      }),
    );
    expect(to).toBe('x@example.org?bcc=all@example.org&cc=y');
    expect(names).toEqual(['subject', 'body']);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('does not fail on text that is no Unicode', () => {
    expect(parts(replyAddress({ ...message, message: 'a\uD800b' })).body).toContain('> a\uFFFDb');
  });
});
