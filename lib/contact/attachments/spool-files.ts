import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formLimits } from '#lib/http/form-limits.ts';
import type { ReceiveFile } from '#lib/http/multipart-form.ts';
import { shownName } from './file-name.ts';

/** Where the files of one form lie until the form is judged: its token may come after them. */
export interface Spool {
  receive: ReceiveFile;
  /** Deletes them; what is wanted has been kept elsewhere. */
  clear(): Promise<void>;
}

/** Bytes that files of forms under way may take: those of one client, and all together. */
export interface SpoolLimits {
  client: number;
  all: number;
}

const usual: SpoolLimits = {
  client: 2 * formLimits.files * formLimits.file,
  all: 256 * 1024 * 1024,
};

/** Makes the function that opens a spool in `folder` for one form of a client. */
export function spoolFiles(folder: string, limits = usual): (client: string | null) => Spool {
  const underWay = new Map<string, number>();
  let total = 0;

  function count(client: string, bytes: number): void {
    total += bytes;
    const left = (underWay.get(client) ?? 0) + bytes;
    if (left > 0) underWay.set(client, left);
    else underWay.delete(client);
  }

  return (sender) => {
    const client = sender ?? '';
    const paths: string[] = [];
    let bytes = 0;

    /** Whether so much more fits in; then it counts. */
    function take(amount: number): boolean {
      if (total + amount > limits.all || (underWay.get(client) ?? 0) + amount > limits.client) return false;
      count(client, amount);
      bytes += amount;
      return true;
    }

    return {
      async receive(file) {
        const name = shownName(file.name);
        const path = join(folder, randomUUID());
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const handle = await open(path, 'wx', 0o600);
        paths.push(path);
        let size = 0;
        try {
          for await (const chunk of file.body) {
            size += chunk.byteLength;
            if (size > formLimits.file) return { name, reason: 'too-large' };
            if (!take(chunk.byteLength)) return { name, reason: 'no-room' };
            await handle.write(chunk);
          }
        } finally {
          await handle.close();
        }
        return { name: file.name, path, size };
      },
      async clear() {
        await Promise.all(paths.map((path) => rm(path, { force: true })));
        count(client, -bytes);
        bytes = 0;
      },
    };
  };
}
