import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';

type HeaderValue = number | string | readonly string[];
type Head = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** What Node says of a header that HTTP cannot carry. */
const invalid = /^ERR_(?:INVALID_CHAR|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE)$/;

/** Headers that were told; a value of content would else fill the log with every request. */
const told = new Set<string>();
const maxTold = 100;

/**
 * A response that leaves out a header that HTTP cannot carry, and tells it once: whatever a value comes from,
 * a page without one of its headers serves its reader better than an error in its place.
 */
export class SafeResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  override setHeader(name: string, value: HeaderValue): this {
    try {
      return super.setHeader(name, value);
    } catch (error) {
      return this.#leaveOut(error, name, value);
    }
  }

  override appendHeader(name: string, value: string | readonly string[]): this {
    try {
      return super.appendHeader(name, value);
    } catch (error) {
      return this.#leaveOut(error, name, value);
    }
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const write = (...parts: unknown[]) => {
      // The cast chooses among Node's three forms of one method: they differ in what comes after the status.
      super.writeHead(status, ...(parts as [Head?]));
    };
    try {
      write(...rest);
    } catch (error) {
      if (!isInvalidHeader(error)) throw error;
      const head = rest.find(isHead);
      // The words of the status can be what is wrong; no client reads them.
      this.statusMessage = '';
      write(...(head ? [this.#carriable(head)] : []));
    }
    return this;
  }

  #carriable(head: Head): OutgoingHttpHeaders {
    const pairs = Array.isArray(head) ? inPairs(head) : Object.entries(head);
    return Object.fromEntries(
      pairs.filter(([name, value]) => {
        try {
          validateHeaderName(name);
          // Node's type says text, its check takes each of a list in turn.
          for (const each of [value].flat()) validateHeaderValue(name, String(each));
          return value !== undefined;
        } catch (error) {
          this.#leaveOut(error, name, value);
          return false;
        }
      }),
    );
  }

  #leaveOut(error: unknown, name: string, value: unknown): this {
    if (!isInvalidHeader(error)) throw error;
    const words = `${name}: ${String(value)}`.slice(0, 300);
    if (!told.has(words) && told.size < maxTold) {
      told.add(words);
      console.error(`A header cannot be sent and is left out: ${JSON.stringify(words)}`);
    }
    return this;
  }
}

function isHead(part: unknown): part is Head {
  return typeof part === 'object' && part !== null;
}

function isInvalidHeader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && invalid.test(String(error.code));
}

function inPairs(head: readonly OutgoingHttpHeader[]): [string, OutgoingHttpHeader | undefined][] {
  return Array.from({ length: head.length / 2 }, (_, at) => [String(head[2 * at]), head[2 * at + 1]]);
}
