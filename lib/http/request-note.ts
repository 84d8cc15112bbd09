import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestKind } from '#lib/metrics/request-tally.ts';

/** What the log and the numbers say of a request. */
export interface RequestNote {
  /** Goes out as `X-Request-Id`. */
  id: string;
  kind: RequestKind;
  /** A pattern or a public address of this site; never what somebody typed, nor a private link. */
  route: string | null;
  /** Whether the answer was in memory. */
  isKept: boolean;
}

const place = Symbol('request note');

/** Lays the note with the response that it is about. */
export function layNote(response: ServerResponse, note: RequestNote): void {
  // The cast adds a property of ours: a WeakMap costs several times as much, on every request.
  (response as ServerResponse & { [place]?: RequestNote })[place] = note;
}

/** Says what a request turned out to be; nothing where nobody asks, as in development. */
export function noteRequest(
  response: ServerResponse,
  kind: RequestKind,
  route: string | null = null,
  isKept = false,
): void {
  const note = (response as ServerResponse & { [place]?: RequestNote })[place];
  if (!note) return;
  note.kind = kind;
  note.route = route;
  note.isKept = isKept;
}

/** Names a request for the log without saying more than its line does. */
export function nameOf(request: IncomingMessage, response: ServerResponse): string {
  const note = (response as ServerResponse & { [place]?: RequestNote })[place];
  return note ? `${request.method} ${note.route ?? note.kind} (${note.id})` : `${request.method}`;
}
