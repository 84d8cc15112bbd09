import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptsCoding } from './accepts-coding.ts';
import type { Answer } from './capture.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Headers of Next's answer that go on to the browser; the rest is ours to say. */
const passedOn = ['content-type', 'location', 'link', 'content-disposition'];

/**
 * Sends an answer that is for this request alone, compressed quickly rather than well. `Cache-Control` is
 * `no-store` unless it was set on the response before.
 */
export async function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): Promise<void> {
  response.statusCode = status;
  for (const name of passedOn) if (headers[name]) response.setHeader(name, headers[name]);
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Accept-Encoding');
  const { bytes, coding } = await packed(body, String(request.headers['accept-encoding'] ?? ''));
  if (coding) response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function packed(body: Buffer, accepted: string): Promise<{ bytes: Buffer; coding: string | null }> {
  if (body.length < 1_000) return { bytes: body, coding: null };
  if (acceptsCoding(accepted, 'br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    return { bytes: await toBrotli(body, { params }), coding: 'br' };
  }
  if (acceptsCoding(accepted, 'gzip')) return { bytes: await toGzip(body, { level: 4 }), coding: 'gzip' };
  return { bytes: body, coding: null };
}
