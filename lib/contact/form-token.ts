import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isLocale, type Locale } from '#lib/i18n/locales.ts';

/** What a form carries to show that it came from a page of ours, and when. */
export interface FormToken {
  locale: Locale;
  /** One-use number, 128 bits in base64url: of all that is sent under it, one message is stored. */
  nonce: string;
  /** When the form was first opened, also if it was shown again since. Milliseconds since 1970. */
  openedAt: number;
  issuedAt: number;
}

export type TokenReading =
  | { kind: 'valid' | 'expired'; token: FormToken }
  /** Not issued by this site, changed, or not there at all. */
  | { kind: 'forged' };

const formId = 'contact';
const longest = 24 * 60 * 60 * 1000;
/** Clocks of several machines differ, and clocks are set. */
const tolerance = 5 * 60 * 1000;

/** A token for a form that is opened at `now`. */
export function newToken(locale: Locale, now: number): FormToken {
  return { locale, nonce: randomBytes(16).toString('base64url'), openedAt: now, issuedAt: now };
}

/** Writes a token so that nobody without `key` can write one. */
export function signToken(key: Buffer, { locale, nonce, openedAt, issuedAt }: FormToken): string {
  const payload = [formId, locale, issuedAt.toString(36), openedAt.toString(36), nonce].join('.');
  return `${payload}.${mac(key, payload).toString('base64url')}`;
}

/** Reads what `signToken` wrote; it is valid for 24 hours. */
export function readToken(key: Buffer, text: string, now: number): TokenReading {
  const end = text.lastIndexOf('.');
  const payload = text.slice(0, Math.max(end, 0));
  const given = Buffer.from(text.slice(end + 1), 'base64url');
  const expected = mac(key, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'forged' };
  const [form, locale, issued = '', opened = '', nonce = ''] = payload.split('.');
  if (form !== formId || !isLocale(locale)) return { kind: 'forged' };
  const token = {
    locale,
    nonce,
    openedAt: Number.parseInt(opened, 36),
    issuedAt: Number.parseInt(issued, 36),
  };
  const age = now - token.issuedAt;
  if (age < -tolerance) return { kind: 'forged' };
  return { kind: age > longest + tolerance ? 'expired' : 'valid', token };
}

function mac(key: Buffer, payload: string): Buffer {
  return createHmac('sha256', key).update(payload).digest();
}
