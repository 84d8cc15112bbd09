import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '#lib/http/body-reader.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { Authentication } from './authentication.ts';

interface AuthPartOptions {
  authentication: Pick<Authentication, 'handle'>;
  /** `null` where the site does not know its own address. */
  siteOrigin: string | null;
  clientOf: (request: IncomingMessage) => string | null;
}

const limits = { bytes: 16_384, milliseconds: 15_000 };

/**
 * Answers what is below `/api/auth/`, in JSON. Programs send neither an origin nor cookies of a browser; a
 * page of another site cannot send JSON here without asking first, and is never allowed to.
 */
export function createAuthPart({ authentication, siteOrigin, clientOf }: AuthPartOptions): SitePart {
  return async (request, response, url) => {
    if (!url.pathname.startsWith('/api/auth/')) return false;
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    const isPost = method === 'POST';
    if (isPost && judgeOrigin(request, siteOrigin) === 'foreign')
      return end(response, 403, 'FOREIGN_ORIGIN', 'This was sent from another site.');
    if (isPost && !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return end(response, 415, 'NOT_JSON', 'Send JSON, with Content-Type: application/json.');
    const body = isPost ? await readText(request) : '';
    if (body === null) return end(response, 413, 'TOO_LARGE', 'This is too long, or came too slowly.');
    const asked = new Request(url, { method, headers: requestHeaders(request), ...(isPost && { body }) });
    const answer = await authentication.handle(asked, clientOf(request));
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
    response.end(method === 'GET' && request.method === 'HEAD' ? undefined : await answer.text());
    return true;
  };
}

async function readText(request: IncomingMessage): Promise<string | null> {
  const reader = readBody(request, limits);
  const chunks: Buffer[] = [];
  for (;;) {
    const step = await reader.next();
    if (step.kind === 'end') return Buffer.concat(chunks).toString('utf8');
    if (step.kind !== 'chunk') return null;
    chunks.push(step.chunk);
  }
}

function end(response: ServerResponse, status: number, code: string, message: string): true {
  // The body was not read to its end; a connection kept open would take the rest for the next request.
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(JSON.stringify({ code, message }));
  return true;
}
