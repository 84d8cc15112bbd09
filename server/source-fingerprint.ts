import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a build and the index of the content are made by; content is not part of it. */
const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'server',
  'next.config.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** A hash of the code below `root`: changes when a build of it would differ. */
export async function sourceFingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) await addPath(hash, root, source);
  return hash.digest('hex');
}

async function addPath(hash: ReturnType<typeof createHash>, root: string, path: string): Promise<void> {
  const items = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (!items) {
    const bytes = await readFile(join(root, path)).catch(() => null);
    if (bytes) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    return;
  }
  for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!/\.test\.tsx?$|^fixtures$|\.md$/.test(item.name)) await addPath(hash, root, `${path}/${item.name}`);
  }
}
