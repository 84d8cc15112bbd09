import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from '#lib/http/request-handler.ts';
import { noteRequest } from '#lib/http/request-note.ts';
import type { Metrics } from '#lib/metrics/open-metrics.ts';
import type { Health } from './health.ts';
import { isInsider } from './is-insider.ts';

export interface OperationsOptions {
  health: () => Promise<Health>;
  metrics: Metrics;
  /** Opens numbers and detail to whoever knows it; `null`: only this machine sees them. */
  token: string | null;
}

/** Answers what machines ask about this process, and leaves the rest to `site`. */
export function withOperations(site: RequestHandler, options: OperationsOptions): RequestHandler {
  return (request, response) =>
    request.url?.startsWith('/api/') ? answer(request, response) : site(request, response);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0];
    if (path !== '/api/health' && path !== '/api/metrics') return site(request, response);
    noteRequest(response, 'operations', path);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) {
      response.setHeader('Allow', 'GET, HEAD');
      response.setHeader('Connection', 'close');
      return end(request, response, {
        status: 405,
        type: 'text/plain',
        body: 'This address can only be read.\n',
      });
    }
    if (path === '/api/health') return showHealth(request, response, options);
    if (!isInsider(request, options.token))
      return end(request, response, { status: 404, type: 'text/plain', body: 'Not found.\n' });
    const { contentType, text } = options.metrics;
    return end(request, response, { status: 200, type: contentType, body: await text() });
  }
}

async function showHealth(
  request: IncomingMessage,
  response: ServerResponse,
  { health, token }: OperationsOptions,
): Promise<void> {
  const { detail, ...words } = await health();
  const body = isInsider(request, token) ? { ...words, detail } : words;
  const canServe = words.status === 'ok' || words.status === 'attention';
  if (!canServe) response.setHeader('Retry-After', '5');
  const text = `${JSON.stringify(body)}\n`;
  end(request, response, { status: canServe ? 200 : 503, type: 'application/json', body: text });
}

function end(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body }: { status: number; type: string; body: string },
): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type.includes('charset') ? type : `${type}; charset=utf-8`);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(request.method === 'HEAD' ? undefined : body);
}
