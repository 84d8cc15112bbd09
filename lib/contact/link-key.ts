import { createHmac } from 'node:crypto';

/**
 * The key of the sender's private link: 160 bits in base64url. It follows from the form's one-use number, so
 * that a form which is sent twice leads to one page, and nobody can find it without our `secret`.
 */
export function linkKey(secret: Buffer, nonce: string): string {
  return createHmac('sha256', secret).update(`link ${nonce}`).digest().subarray(0, 20).toString('base64url');
}

/** Whether `text` looks like such a key. */
export function isLinkKey(text: string): boolean {
  return /^[\w-]{27}$/.test(text);
}
