import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Set by proxies: then the request comes from somebody else, even if the proxy is on this machine. */
const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;

/** Whether a request comes from this very machine without a proxy, or has the token. */
export function isInsider(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  token: string | null,
): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token !== null && given !== undefined && isSame(given, token)) return true;
  if (forwarded.some((name) => request.headers[name] !== undefined)) return false;
  return /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
