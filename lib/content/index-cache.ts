import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Entry } from './entry.ts';

/** The index of front matter as it is kept between starts. */
interface CachedIndex {
  /** Of the code that made it; another code may read the same file differently. */
  fingerprint: string;
  contentDir: string;
  entries: Entry[];
}

/**
 * Reads the kept index. A cache that is missing, damaged or made by other code counts as empty:
 * everything in it can be read again from the content.
 */
export async function readIndexCache(
  path: string,
  fingerprint: string,
  contentDir: string,
): Promise<Entry[]> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return [];
  const checksum = bytes.subarray(0, 32);
  const body = bytes.subarray(32);
  if (!checksum.equals(digest(body))) {
    console.warn(`${path} was damaged and is made again from the content.`);
    await rm(path, { force: true });
    return [];
  }
  const cached: CachedIndex = deserialize(body);
  return cached.fingerprint === fingerprint && cached.contentDir === contentDir ? cached.entries : [];
}

/** Keeps the index for the next start: complete under its name, or not at all. */
export async function writeIndexCache(
  path: string,
  fingerprint: string,
  contentDir: string,
  entries: Entry[],
): Promise<void> {
  const body = serialize({ fingerprint, contentDir, entries } satisfies CachedIndex);
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  await writeFile(temporary, Buffer.concat([digest(body), body]));
  await rename(temporary, path);
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
