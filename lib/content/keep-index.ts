import type { Entry } from './entry.ts';
import { writeIndexCache } from './index-cache.ts';

/** Keeps the index on the disk for the next start. */
export interface IndexKeeper {
  now(): Promise<void>;
  /** Within a minute, however often it is asked for. */
  soon(): void;
  /** Keeps what was still to be kept. */
  close(): Promise<void>;
}

export interface KeptPlace {
  contentDir: string;
  /** The file in which the index is kept between starts. */
  cachePath: string;
  /** Of the code; an index made by other code is not believed. */
  fingerprint: string;
}

/** Creates the keeper of what `entries` gives. */
export function createIndexKeeper(
  { cachePath, fingerprint, contentDir }: KeptPlace,
  entries: () => Entry[],
): IndexKeeper {
  let timer: NodeJS.Timeout | undefined;

  async function now(): Promise<void> {
    await writeIndexCache(cachePath, fingerprint, contentDir, entries()).catch((error: Error) => {
      console.warn(
        `The index could not be kept in ${cachePath}: ${error.message}. The next start reads all files.`,
      );
    });
  }

  return {
    now,
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void now();
      }, 60_000).unref();
    },
    async close() {
      if (!timer) return;
      clearTimeout(timer);
      await now();
    },
  };
}
