import { open, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { toFailure } from '#lib/git/failure.ts';
import { readBody } from '#lib/http/body-reader.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { UploadFolder } from '../context/upload-folder.ts';
import { makeReady, type Ready } from './make-ready.ts';
import { mostBytes } from './upload-limit.ts';

/** Milliseconds; a slow line needs minutes for a video. */
const patience = 10 * 60_000;

type UploadContext = Pick<StudioContext, 'uploads' | 'editing'>;

/** Takes an upload from the body of a request to a file of its own while it comes, and makes it ready. */
export async function receiveUpload(request: IncomingMessage, context: UploadContext): Promise<Ready> {
  const body = readBody(request, { bytes: mostBytes, milliseconds: patience });
  return withFile(context.uploads, async (path) => {
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
        await file.writeFile(step.chunk);
        size += step.chunk.length;
      }
    } finally {
      await file.close();
    }
    return inTurn(() => makeReady(path, size, context.editing));
  });
}

/** The same for bytes that came within JSON. */
export async function receiveBytes(bytes: Buffer, context: UploadContext): Promise<Ready> {
  if (bytes.length > mostBytes) return { kind: 'refused', reason: 'tooLarge' };
  return withFile(context.uploads, async (path) => {
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
    return inTurn(() => makeReady(path, bytes.length, context.editing));
  });
}

async function withFile(uploads: UploadFolder, work: (path: string) => Promise<Ready>): Promise<Ready> {
  try {
    return await uploads.use(work);
  } catch (error) {
    if (toFailure(error).kind === 'diskFull') return { kind: 'refused', reason: 'diskFull' };
    throw error;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: a large picture takes hundreds of megabytes while it is encoded. */
function inTurn(work: () => Promise<Ready>): Promise<Ready> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
