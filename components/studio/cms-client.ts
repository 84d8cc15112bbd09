import type { CmsProtocol } from '#lib/cms/api/actions.ts';
import type { StoredMedia } from '#lib/cms/media/store-upload.ts';

/** What the server answered instead of doing what was asked; the message is for the editor. */
export class CmsError extends Error {
  // Decap shows the name before the message.
  override name = '';
  readonly status: number;
  readonly code: string;
  readonly detail: unknown;

  constructor(words: string, failure: { status: number; code: string; detail: unknown }) {
    super(words);
    this.status = failure.status;
    this.code = failure.code;
    this.detail = failure.detail;
  }
}

/** Speaks with `/api/cms`. */
export interface CmsClient {
  /** @throws {CmsError} if the server refuses, or does not answer. */
  ask<Name extends keyof CmsProtocol>(
    action: Name,
    params: CmsProtocol[Name]['params'],
    how?: AskOptions,
  ): Promise<CmsProtocol[Name]['answer']>;
  /** Sends a file as it is; `onProgress` is told the part that has arrived, from 0 to 1. */
  upload(address: string, file: Blob, onProgress: (part: number) => void): Promise<StoredMedia>;
}

export interface AskOptions {
  /** Whether nobody asked for this, so that nobody is interrupted if the session has ended. */
  isUnasked?: boolean;
}

export interface CmsClientOptions {
  /** Words for when there is no answer. */
  unreachable: string;
  /** Words for when the session has ended. */
  signedOut: string;
  /** Whether the person has signed in again. */
  signInAgain(): Promise<boolean>;
}

/** A save with its proof takes seconds at most; a connection that is silent for this long is gone. */
const patience = 60_000;

/** Opens the connection to the server; a request for which the session has ended waits for the next sign-in. */
export function createCmsClient(options: CmsClientOptions): CmsClient {
  const { unreachable, signedOut, signInAgain } = options;

  async function patiently<Answer>(send: () => Promise<Reply>, how: AskOptions = {}): Promise<Answer> {
    const reply = await send();
    if (reply.status === 401) {
      if (!how.isUnasked && (await signInAgain())) return patiently(send);
      throw new CmsError(signedOut, { status: 401, code: 'signed-out', detail: null });
    }
    // What the server sent is of the type that its action returned: both are of one build.
    if (reply.status < 400) return reply.json as Answer;
    const { error, code, detail } = asFailure(reply.json);
    throw new CmsError(error ?? unreachable, { status: reply.status, code: code ?? 'unknown', detail });
  }

  const failed = () => new CmsError(unreachable, { status: 0, code: 'unreachable', detail: null });

  return {
    ask: (action, params, how = {}) =>
      patiently(async () => {
        const answer = await fetch('/api/cms', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-CMS': '1' },
          body: JSON.stringify({ branch: 'content', action, params }),
          signal: AbortSignal.timeout(patience),
        }).catch(() => {
          throw failed();
        });
        return { status: answer.status, json: await readJson(await answer.text()) };
      }, how),
    upload: (address, file, onProgress) =>
      patiently(
        () =>
          new Promise((resolve, reject) => {
            // `fetch` does not tell how much of a body has been sent.
            const request = new XMLHttpRequest();
            request.open('PUT', address);
            request.setRequestHeader('X-CMS', '1');
            if (file.type) request.setRequestHeader('Content-Type', file.type);
            request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
            request.onload = () => resolve({ status: request.status, json: readJson(request.responseText) });
            request.onerror = () => reject(failed());
            request.send(file);
          }),
      ),
  };
}

interface Reply {
  status: number;
  json: unknown;
}

// A proxy in between may answer with a page of its own.
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asFailure(json: unknown): { error?: string; code?: string; detail?: unknown } {
  return typeof json === 'object' && json !== null ? json : {};
}
