import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeFile } from '#lib/files/judge-file.ts';
import { formLimits } from '#lib/http/form-limits.ts';
import type { IncomingFile, ReceiveFile } from '#lib/http/multipart-form.ts';
import { cleanLine } from '../clean-text.ts';
import type { MessageStore } from '../message-store.ts';
import { dailyBudget } from './daily-budget.ts';
import { fileName } from './file-name.ts';

/** Bytes of files that are kept in a day: a hundred of the largest. */
const mostInADay = 1024 * 1024 * 1024;

/**
 * Makes the function that takes the files of a form: each is written to a file of its own in `folder` while
 * it comes, judged there, and kept if it is what it may be. Nothing is left behind in either case.
 */
export function receiveAttachment(options: {
  folder: string;
  keepUpload: MessageStore['keepUpload'];
}): ReceiveFile {
  const { folder } = options;
  const budget = dailyBudget(mostInADay);
  return async (file) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, randomUUID());
    const shown = cleanLine(file.name).slice(0, 200);
    if (!budget.hasRoom(Date.now())) return { name: shown, reason: 'no-room' };
    try {
      const size = await write(file, path);
      if (size === 0) return { name: shown, reason: 'empty' };
      if (size > formLimits.file) return { name: shown, reason: 'too-large' };
      const verdict = await judgeFile(path, size);
      if (verdict.kind === 'refused') return { name: shown, reason: verdict.reason };
      const name = fileName(file.name, verdict.type);
      budget.spend(size, Date.now());
      return await options.keepUpload({ name, type: verdict.type, body: createReadStream(path) });
    } finally {
      await rm(path, { force: true });
    }
  };
}

/** Writes until the end or until it is too large; returns how many bytes there were. */
async function write({ body }: IncomingFile, path: string): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > formLimits.file) break;
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
  return size;
}
