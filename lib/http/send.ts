import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchesTag } from '#lib/text/entity-tag.ts';
import { untilNextSecond } from './shared-cache.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** What goes out: a kept answer, a redirect, or a line of text. */
export type Sendable =
  | { stored: StoredAnswer; status?: number; isImmutable?: boolean }
  | { status: number; location: string }
  | { status: number; text: string };

/** Sends an answer with the body in an encoding that the request accepts, or 304 if the visitor has it. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  what: Sendable,
): Promise<void> {
  if ('stored' in what) return sendStored(request, response, what);
  response.statusCode = what.status;
  const body = Buffer.from('text' in what ? what.text : `${what.location}\n`);
  if ('location' in what) response.setHeader('Location', inAscii(what.location));
  response.setHeader('Cache-Control', what.status === 308 ? 'public, max-age=3600' : 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** An address with what a header cannot carry percent-encoded (RFC 3986). */
function inAscii(address: string): string {
  return address.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

async function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  { stored, status = stored.status, isImmutable = false }: Extract<Sendable, { stored: StoredAnswer }>,
): Promise<void> {
  const { body, encoding } = await stored.encoded(String(request.headers['accept-encoding'] ?? ''));
  const tag = encoding ? stored.etag.replace(/"$/, `-${encoding}"`) : stored.etag;
  response.statusCode = status;
  response.setHeader('Content-Type', stored.headers['content-type'] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', cacheControl(status, isImmutable));
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('ETag', tag);
  if (status === 200 && !isImmutable) response.setHeader('X-Accel-Expires', untilNextSecond());
  if (stored.headers.link) response.setHeader('Link', stored.headers.link);
  if (status === 200 && matchesTag(request.headers['if-none-match'], tag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

// A publish is seen at once: a browser asks again, and gets 304 while nothing has changed.
function cacheControl(status: number, isImmutable: boolean): string {
  if (status >= 400) return 'no-store';
  return isImmutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}
