import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from '#lib/git/run-git.ts';
import { findCommit } from './branch.ts';
import { withIndexLock } from './index-lock.ts';
import type { Place } from './place.ts';

/** “DIRC”, the version and the number of entries (gitformat-index). */
const headerBytes = 12;

/**
 * Makes a new index of the last commit where the one that is there is damaged, empty or gone: what was staged by
 * hand was in it alone, but no text was. The old one is set aside.
 */
export async function mendIndex(place: Place, report: (message: string) => void): Promise<void> {
  if (await isIndexSound(place)) return;
  await withIndexLock(place, () => mendLockedIndex(place, report));
}

/** The same for who holds the lock of the index. */
export async function mendLockedIndex(place: Place, report: (message: string) => void): Promise<void> {
  if (await isIndexSound(place)) return;
  const moment = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const aside = `${place.indexFile}.damaged-${moment}`;
  await mkdir(place.ownDir, { recursive: true });
  const made = join(place.ownDir, `index-${randomBytes(6).toString('hex')}`);
  await runGit(place, ['read-tree', 'HEAD'], { indexFile: made });
  const isKept = await rename(place.indexFile, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return false;
    },
  );
  await rename(made, place.indexFile);
  report(
    `git’s index in ${place.gitDir} was ${isKept ? `damaged and is set aside as ${aside}` : 'missing'}; a new one was made of the last commit. What was staged by hand has to be staged again.`,
  );
}

/** Whether git can read the index: its checksum is right, or there is none because nothing was ever committed. */
async function isIndexSound(place: Place): Promise<boolean> {
  const bytes = await readFile(place.indexFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes && hasRightChecksum(bytes, place.hash)) return true;
  return (await findCommit(place, 'HEAD')) === null;
}

function hasRightChecksum(bytes: Buffer, hash: Place['hash']): boolean {
  const checksumBytes = hash === 'sha1' ? 20 : 32;
  const end = bytes.length - checksumBytes;
  if (end < headerBytes || bytes.toString('latin1', 0, 4) !== 'DIRC') return false;
  const written = bytes.subarray(end);
  // `index.skipHash` writes none.
  if (written.every((byte) => byte === 0)) return true;
  return createHash(hash).update(bytes.subarray(0, end)).digest().equals(written);
}
