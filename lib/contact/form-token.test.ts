import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { newToken, readToken, signToken } from './form-token.ts';
import { isLinkKey, linkKey } from './link-key.ts';

const key = randomBytes(32);
const now = Date.UTC(2030, 1, 3);
const minute = 60_000;
const day = 24 * 60 * minute;
const token = newToken('es', now);
const text = signToken(key, token);

it('reads what was signed', () => {
  expect(readToken(key, text, now)).toEqual({ kind: 'valid', token });
  expect(Buffer.from(token.nonce, 'base64url')).toHaveLength(16);
});

it('gives every form a number of its own', () => {
  const numbers = new Set(Array.from({ length: 1000 }, () => newToken('en', now).nonce));
  expect(numbers.size).toBe(1000);
});

it('is valid for a day, give or take what clocks differ', () => {
  expect(readToken(key, text, now - 4 * minute).kind).toBe('valid');
  expect(readToken(key, text, now - 6 * minute).kind).toBe('forged');
  expect(readToken(key, text, now + day + 4 * minute).kind).toBe('valid');
  expect(readToken(key, text, now + day + 6 * minute)).toEqual({ kind: 'expired', token });
});

it.each([
  ['nothing', ''],
  ['a dot', '.'],
  ['words', 'hello'],
  ['another signature', text.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
  ['no signature', text.slice(0, text.lastIndexOf('.') + 1)],
  ['another language', text.replace('.es.', '.en.')],
  ['the placeholder', '{{form-token}}'],
])('does not believe %s', (_what, forged) => {
  expect(readToken(key, forged, now)).toEqual({ kind: 'forged' });
});

it('does not believe what was signed for another purpose', () => {
  const payload = text.slice(0, text.lastIndexOf('.')).replace('contact.', 'other.');
  const mac = createHmac('sha256', key).update(payload).digest('base64url');
  expect(readToken(key, `${payload}.${mac}`, now)).toEqual({ kind: 'forged' });
});

it('does not believe another site', () => {
  expect(readToken(randomBytes(32), text, now)).toEqual({ kind: 'forged' });
});

it('leads one number to one private link', () => {
  const link = linkKey(key, token.nonce);
  expect(linkKey(key, token.nonce)).toBe(link);
  expect(linkKey(key, newToken('es', now).nonce)).not.toBe(link);
  expect(linkKey(randomBytes(32), token.nonce)).not.toBe(link);
  expect(isLinkKey(link)).toBe(true);
  expect(isLinkKey(`${link}a`)).toBe(false);
});
