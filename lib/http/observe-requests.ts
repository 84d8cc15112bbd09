import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#lib/log/log.ts';
import type { RequestTally } from '#lib/metrics/request-tally.ts';
import { isProxyOf } from './client-address.ts';
import type { RequestHandler } from './request-handler.ts';
import { layNote, type RequestNote } from './request-note.ts';

/** A kept page that took longer than this (milliseconds) has a line of its own. */
const slow = 1_000;

/** Milliseconds between two lines that sum up the answers from memory. */
const summaryEvery = 60_000;

export interface ObserveOptions {
  log: Log;
  /** Every request has a line of its own, also those answered from memory. */
  isDetailed: boolean;
  tally: RequestTally;
  trustedProxies: readonly string[];
  /** Answers at once what needs no thought, with the id of the request; `false`: `answer` has to. */
  repeat?: (request: IncomingMessage, response: ServerResponse, about: RequestNote) => boolean;
}

/** Requests, seen from outside. */
export interface ObservedRequests {
  handle: RequestHandler;
  /** From now on, connections are closed after their answer. */
  closeConnections(): void;
  /** How many are being answered, also those whose visitor has gone. */
  underWay(): number;
  /** Writes what has not been summed up yet. */
  close(): void;
}

/**
 * Gives every request an id, counts it and writes a line about it. What is answered from memory is summed up
 * every minute: a line for each would cost a sixth of the requests a second (decision 019).
 */
export function observeRequests(answer: RequestHandler, options: ObserveOptions): ObservedRequests {
  const idOf = requestIds(options.trustedProxies);
  const notes = new RequestNotes(options);
  // A line of its own says how long the answer is, which is known of what is set header by header only.
  const repeat = options.isDetailed ? undefined : options.repeat;
  let underWay = 0;
  let isClosing = false;

  return {
    async handle(request, response) {
      const started = performance.now();
      const about: RequestNote = { id: idOf(request), kind: 'refused', route: null, isKept: false };
      if (!isClosing && repeat?.(request, response, about))
        return notes.add(request, response, { about, ms: performance.now() - started });
      layNote(response, about);
      response.setHeader('X-Request-Id', about.id);
      if (isClosing) response.setHeader('Connection', 'close');
      underWay += 1;
      try {
        await answer(request, response);
      } finally {
        underWay -= 1;
        notes.add(request, response, { about, ms: performance.now() - started });
      }
    },
    closeConnections() {
      isClosing = true;
    },
    underWay: () => underWay,
    close: () => notes.close(),
  };
}

/** Makes the function that gives each request its id: the one that a trusted proxy gave it, or a new one. */
function requestIds(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const isProxy = isProxyOf(trustedProxies);
  const prefix = randomBytes(6).toString('base64url').replaceAll(/[-_]/g, 'x');
  let serial = 0;
  return (request) => {
    const given = request.headers['x-request-id'];
    if (typeof given === 'string' && /^[\w-]{8,64}$/.test(given) && isProxy(request)) return given;
    serial += 1;
    return `${prefix}-${serial.toString(36)}`;
  };
}

/** Counts requests and writes about them. */
class RequestNotes {
  readonly #options: ObserveOptions;
  readonly #timer: NodeJS.Timeout;
  /** Those answered from memory since they were summed up. */
  #kept = { requests: 0, milliseconds: 0 };

  constructor(options: ObserveOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#sumUp(), summaryEvery).unref();
  }

  add(
    request: IncomingMessage,
    response: ServerResponse,
    { about, ms }: { about: RequestNote; ms: number },
  ): void {
    const { log, tally, isDetailed } = this.#options;
    const status = response.statusCode;
    tally.add(about.kind, { status, milliseconds: ms, isKept: about.isKept });
    if (about.isKept && status < 400 && ms < slow && !isDetailed) {
      this.#kept.requests += 1;
      this.#kept.milliseconds += ms;
      return;
    }
    const length = Number(response.getHeader('content-length'));
    const level = status >= 500 ? 'warn' : about.kind === 'operations' ? 'debug' : 'info';
    log[level]('request', {
      id: about.id,
      method: request.method ?? '',
      kind: about.kind,
      ...(about.route !== null && { route: about.route }),
      status,
      ms: Math.round(ms * 10) / 10,
      ...(length >= 0 && { bytes: length }),
      ...(about.isKept && { kept: true }),
      ...(response.destroyed && !response.writableFinished && { aborted: true }),
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#sumUp();
  }

  #sumUp(): void {
    const { requests, milliseconds } = this.#kept;
    if (requests === 0) return;
    this.#options.log.info('answered from memory', { requests, ms: Math.round(milliseconds) });
    this.#kept = { requests: 0, milliseconds: 0 };
  }
}
