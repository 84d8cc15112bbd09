import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where uploads lie while they come; each has a folder of its own, which goes when it is done. */
export interface UploadFolder {
  /** Runs `work` with the path of a file that is not there yet; whatever happens, nothing stays. */
  use<Result>(work: (path: string) => Promise<Result>): Promise<Result>;
}

/** Milliseconds after which no upload can still be coming; what is older was left by a process that ended. */
const longestUpload = 15 * 60_000;

/** Opens the folder, and clears away what ended processes left in it. */
export async function openUploadFolder(dir: string): Promise<UploadFolder> {
  await clear(dir);
  return {
    async use(work) {
      await clear(dir);
      await mkdir(dir, { recursive: true });
      const folder = await mkdtemp(join(dir, 'upload-'));
      try {
        return await work(join(folder, 'file'));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function clear(dir: string): Promise<void> {
  // Before the first upload there is no such folder.
  for (const name of await readdir(dir).catch(() => [])) {
    const stats = await stat(join(dir, name)).catch(() => null);
    if (stats && stats.mtimeMs < Date.now() - longestUpload)
      await rm(join(dir, name), { recursive: true, force: true });
  }
}
