import { IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { SafeResponse } from './safe-response.ts';

/** A complete answer, held in memory. */
export interface Answer {
  status: number;
  /** Header names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Lets `handler` answer a GET for `url` as a browser without compression would ask for it. `headers` (names
 * in lower case) are those of the real request that the page may see.
 */
export async function capture(
  handler: Handler,
  url: string,
  host: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.headers = { accept: '*/*', ...headers, host };
  request.push(null);
  const response = new CapturedResponse(request);
  await handler(request, response);
  return response.answer;
}

/** A response that goes nowhere: what is written to it is kept. */
class CapturedResponse extends SafeResponse {
  readonly answer: Promise<Answer>;
  readonly #chunks: Buffer[] = [];
  readonly #settle: (answer: Answer) => void;

  constructor(request: IncomingMessage) {
    super(request);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.answer = promise;
    this.#settle = resolve;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.at(-1);
    if (headers && typeof headers === 'object' && !Array.isArray(headers)) {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) this.setHeader(name, value);
    }
    return this;
  }

  override write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.#keep(chunk);
    callbackOf(rest)?.();
    return true;
  }

  override end(...parts: unknown[]): this {
    const [chunk] = parts;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#keep(chunk);
    this.#settle({ status: this.statusCode, headers: this.#headers(), body: Buffer.concat(this.#chunks) });
    callbackOf(parts)?.();
    this.finished = true;
    this.emit('finish');
    this.emit('close');
    return this;
  }

  #keep(chunk: string | Uint8Array): void {
    this.#chunks.push(Buffer.from(chunk));
  }

  #headers(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.getHeaders()).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : String(value),
      ]),
    );
  }
}

function callbackOf(parts: unknown[]): (() => void) | undefined {
  const last = parts.at(-1);
  // The stream interface puts an optional callback last; nothing else there is a function.
  return typeof last === 'function' ? (last as () => void) : undefined;
}
