import { mkdtemp, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBody } from '#lib/http/body-reader.ts';
import { makeReady, type Ready } from './make-ready.ts';

/** The largest upload, in bytes. */
export const mostBytes = 25 * 1024 * 1024;
/** Milliseconds; a slow line needs minutes for a video. */
const patience = 10 * 60_000;

/** Takes an upload from the body of a request to a file of its own while it comes, and makes it ready. */
export async function receiveUpload(request: IncomingMessage): Promise<Ready> {
  return withFile(async (path) => {
    const body = readBody(request, { bytes: mostBytes, milliseconds: patience });
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for (;;) {
        const step = await body.next();
        if (step.kind === 'end') break;
        if (step.kind !== 'chunk') {
          await body.discardRest();
          return { kind: 'refused', reason: step.kind === 'too-large' ? 'tooLarge' : 'damaged' };
        }
        await file.write(step.chunk);
        size += step.chunk.length;
      }
    } finally {
      await file.close();
    }
    return inTurn(() => makeReady(path, size));
  });
}

/** The same for bytes that came within JSON. */
export async function receiveBytes(bytes: Buffer): Promise<Ready> {
  if (bytes.length > mostBytes) return { kind: 'refused', reason: 'tooLarge' };
  return withFile(async (path) => {
    const file = await open(path, 'wx', 0o600);
    await file.write(bytes);
    await file.close();
    return inTurn(() => makeReady(path, bytes.length));
  });
}

async function withFile(work: (path: string) => Promise<Ready>): Promise<Ready> {
  const folder = await mkdtemp(join(tmpdir(), 'upload-'));
  try {
    return await work(join(folder, 'file'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: a large picture takes hundreds of megabytes while it is encoded. */
function inTurn(work: () => Promise<Ready>): Promise<Ready> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
