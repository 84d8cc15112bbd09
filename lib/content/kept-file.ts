import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Reads what was kept in a file. One that is missing or damaged counts as empty (`null`): everything that is kept
 * so can be made again from the content.
 */
export async function readKept(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  const checksum = bytes.subarray(0, 32);
  const body = bytes.subarray(32);
  if (checksum.equals(digest(body))) return deserialize(body);
  console.warn(`${path} was damaged and is made again from the content.`);
  await rm(path, { force: true });
  return null;
}

/** Keeps a value for the next start: complete under its name, or not at all. */
export async function writeKept(path: string, value: unknown): Promise<void> {
  const body = serialize(value);
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  // Not joined first: that would take the memory twice.
  await writeFile(temporary, digest(body));
  await writeFile(temporary, body, { flag: 'a' });
  await rename(temporary, path);
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
