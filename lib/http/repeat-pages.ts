import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { bestCoding, type Coding } from './best-coding.ts';
import type { PageStore } from './page-store.ts';
import type { RequestNote } from './request-note.ts';
import { untilNextSecond } from './shared-cache.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** Names and values by turns, as `writeHead` takes them without looking them up one by one. */
type Head = string[];

/** Pages that were sent, to be sent again with the same head and no look at anything but the request. */
export interface PageRepeater {
  /** Answers at once, or says `false` and has done nothing. Fills in what `about` does not know yet. */
  answer(request: IncomingMessage, response: ServerResponse, about: RequestNote): boolean;
  /** Counts up with every change. */
  readonly edition: number;
  /**
   * Remembers the head of `response`, which has just been sent, with the page that stands at this very address,
   * unless anything has changed since `edition`, when its making began.
   */
  learn(
    request: IncomingMessage,
    response: ServerResponse,
    about: { stored: StoredAnswer; edition: number },
  ): void;
  /** After any change: an address may lead elsewhere, a header may say something else. */
  forget(): void;
}

/** Repeats pages of `pages`, each as long as it stands there and is not out of date. */
export function createPageRepeater(pages: Pick<PageStore, 'fresh'>): PageRepeater {
  let heads = new WeakMap<StoredAnswer, Map<Coding | null, Head>>();
  let edition = 0;

  return {
    answer(request, response, about) {
      const path = request.url ?? '';
      const { 'accept-encoding': accepted, 'if-none-match': tags } = request.headers;
      if (request.method !== 'GET' || tags !== undefined) return false;
      const stored = pages.fresh(path);
      const sent = stored && heads.get(stored);
      if (!sent) return false;
      const coding = bestCoding(accepted);
      const head = sent.get(coding);
      const body = stored.ready(coding);
      if (!head || !body) return false;
      about.kind = 'page';
      about.route = path;
      about.isKept = true;
      sendAgain(response, { head, body, id: about.id });
      return true;
    },
    get edition() {
      return edition;
    },
    learn({ url, method }, response, { stored, edition: begun }) {
      if (begun !== edition || !url || method !== 'GET' || response.statusCode !== 200) return;
      const sent = heads.get(stored) ?? new Map<Coding | null, Head>();
      heads.set(stored, sent.set(codingOf(response), headOf(response)));
    },
    forget() {
      edition += 1;
      heads = new WeakMap();
    },
  };
}

function codingOf(response: ServerResponse): Coding | null {
  const coding = response.getHeader('Content-Encoding');
  return coding === 'br' || coding === 'gzip' ? coding : null;
}

/** What was sent, with places in front for the two headers that differ from one answer to the next. */
function headOf(response: ServerResponse): Head {
  const head = ['X-Request-Id', '', 'X-Accel-Expires', ''];
  // The cast is Node's: every message that goes out has this, its types say so of requests only.
  const { getRawHeaderNames } = response as ServerResponse & Pick<ClientRequest, 'getRawHeaderNames'>;
  for (const name of getRawHeaderNames.call(response))
    if (!/^(?:x-request-id|x-accel-expires)$/i.test(name)) head.push(name, String(response.getHeader(name)));
  return head;
}

/** The head is one list for all: it is written before anything else can use it. */
function sendAgain(
  response: ServerResponse,
  { head, body, id }: { head: Head; body: Buffer; id: string },
): void {
  head[1] = id;
  head[3] = untilNextSecond();
  response.writeHead(200, head);
  response.end(body);
}
