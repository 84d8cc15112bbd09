import type { Entry } from './entry.ts';
import { readKept, writeKept } from './kept-file.ts';

/** The index of front matter as it is kept between starts. */
interface CachedIndex {
  /** Of the code that made it; another code may read the same file differently. */
  fingerprint: string;
  contentDir: string;
  entries: Entry[];
}

/** Reads the kept index; a cache that was made by other code counts as empty. */
export async function readIndexCache(
  path: string,
  fingerprint: string,
  contentDir: string,
): Promise<Entry[]> {
  // Written below; the checksum says that it is whole.
  const cached = (await readKept(path)) as CachedIndex | null;
  return cached?.fingerprint === fingerprint && cached.contentDir === contentDir ? cached.entries : [];
}

/** Keeps the index for the next start. */
export async function writeIndexCache(
  path: string,
  fingerprint: string,
  contentDir: string,
  entries: Entry[],
): Promise<void> {
  await writeKept(path, { fingerprint, contentDir, entries } satisfies CachedIndex);
}
