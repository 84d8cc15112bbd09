import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { connect } from 'node:http2';
import { Agent, request as secureRequest } from 'node:https';

/** An answer as it came over the wire: nothing unpacked, no redirect followed. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values one after another, doubled ones included. */
  rawHeaders: string[];
  body: Buffer;
}

export interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** From which address of this machine to ask: Linux has all of 127.0.0.0/8. */
  from?: string;
}

const agent = new Agent({ rejectUnauthorized: false, keepAlive: true });

/** Asks a server whose certificate nobody knows. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, from }: RawRequest = {},
): Promise<RawAnswer> {
  const options = { method, headers, ...(from && { localAddress: from }) };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:')
      ? secureRequest(url, { ...options, agent, servername: 'localhost' })
      : plainRequest(url, options);
    request.on('error', reject).on('response', async (answer) => {
      const { statusCode = 0, headers, rawHeaders } = answer;
      try {
        resolve({ status: statusCode, headers, rawHeaders, body: Buffer.concat(await answer.toArray()) });
      } catch (error) {
        reject(error);
      }
    });
    request.end(body);
  });
}

/** The headers with which a page is answered over HTTP/2, or an error where that is not spoken. */
export async function askOverHttp2(origin: string, path: string): Promise<Record<string, unknown>> {
  const session = connect(origin, { rejectUnauthorized: false });
  try {
    return await new Promise((resolve, reject) => {
      session.on('error', reject);
      const stream = session.request({ ':path': path, 'accept-encoding': 'gzip, deflate, br, zstd' });
      stream.on('error', reject).on('response', (headers) => resolve({ ...headers }));
      stream.resume();
    });
  } finally {
    session.close();
  }
}
