import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { leadsThroughLink, withOpenFile } from '#lib/files/plain-file.ts';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';

type Part = Manifest['parts'][number];

/** Copies a file, readable by its owner only, with the folders above it. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  // Shares the bytes where the file system can.
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, 0o600);
}

/**
 * Copies a file of a folder that others write to in the same way; no link below the folder is followed.
 * @throws {NodeJS.ErrnoException} `ELOOP` for a link
 */
export async function copyFrom(root: string, path: string, to: string): Promise<void> {
  await withOpenFile(root, path, (openPath) => copyPrivately(openPath, to));
}

/** Copies a file into a folder that others write to; no link below the folder is followed. */
export async function copyInto(from: string, root: string, path: string): Promise<void> {
  if (leadsThroughLink(root, path)) throw new BackupError('restore.link', { path: join(root, path) });
  await copyPrivately(from, join(root, path));
}

/** Every file below a folder, relative to it, with `/`; links and other things that are no files are left out. */
export async function filesIn(folder: string): Promise<string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  return items
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort();
}

/** Length and checksum of every file below a folder, all of them on the disk when this resolves. */
export async function describeParts(folder: string): Promise<Part[]> {
  const parts: Part[] = [];
  for (const path of await filesIn(folder)) {
    const file = await open(join(folder, path), 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
    parts.push({ path, ...(await describeFile(join(folder, path))) });
  }
  return parts;
}

/** Length and checksum of a file. */
export async function describeFile(path: string): Promise<Omit<Part, 'path'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
