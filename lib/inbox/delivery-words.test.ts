import { describe, expect, it } from 'vitest';
import type { Delivery } from '#lib/mail/outgoing-mail.ts';
import { deliveryWords, mayRetry } from './delivery-words.ts';

const at = Date.UTC(2026, 10, 21, 7, 31);

function delivery(change: Partial<Delivery>): Delivery {
  return {
    id: 'd',
    kind: 'notice',
    to: 'hola@example.org',
    state: 'queued',
    attempts: 0,
    lastError: null,
    createdAt: at,
    nextAttemptAt: at,
    sentAt: null,
    ...change,
  };
}

describe('how a delivery stands', () => {
  it('is told for each state', () => {
    expect(deliveryWords(delivery({}), 'en')).toBe('Queued: it leaves shortly.');
    expect(deliveryWords(delivery({ state: 'sending' }), 'es')).toBe('Se está enviando.');
    expect(deliveryWords(delivery({ state: 'sent', sentAt: at, attempts: 1 }), 'en')).toBe(
      'Sent on 21 November 2026 at 08:31 CET.',
    );
  });

  it('gives the reason of a failure in words, with those of the mail server', () => {
    const failed = delivery({ attempts: 2, lastError: 'refused: 550 No such user' });
    expect(deliveryWords(failed, 'es')).toBe(
      'Ha fallado 2 veces: el servidor de correo lo rechaza (550 No such user). ' +
        'Próximo intento: 21 de noviembre de 2026 a las 8:31 CET.',
    );
    const givenUp = delivery({ state: 'given-up', attempts: 1, lastError: 'no-answer', nextAttemptAt: null });
    expect(deliveryWords(givenUp, 'en')).toMatch(/^Failed once and is not tried any more: .+\.$/);
  });

  it('offers another try only where one makes sense', () => {
    expect(mayRetry(delivery({ state: 'given-up' }))).toBe(true);
    expect(mayRetry(delivery({ attempts: 1 }))).toBe(true);
    expect(mayRetry(delivery({}))).toBe(false);
    expect(mayRetry(delivery({ state: 'sending', attempts: 1 }))).toBe(false);
    expect(mayRetry(delivery({ state: 'sent', attempts: 1 }))).toBe(false);
  });
});
