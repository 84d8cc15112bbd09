import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from '#lib/git/run-git.ts';
import { BackupError } from './backup-error.ts';
import { type Manifest, manifestSchema, names } from './manifest.ts';
import { describeFile, filesIn } from './parts.ts';
import { inspectSnapshot } from './snapshot-file.ts';

/**
 * Reads a backup to the end: every file against its checksum, the database against its own check and the counts
 * of the manifest, the bundle of the content by git.
 * @throws {BackupError} naming the first thing that is not as it was written.
 */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const found = new Set(await filesIn(folder));
  for (const { path, bytes, sha256 } of manifest.parts) {
    if (!found.has(path)) throw new BackupError('restore.missingPart', { path });
    const part = await describeFile(join(folder, path));
    if (part.bytes !== bytes || part.sha256 !== sha256)
      throw new BackupError('restore.damagedPart', { path });
  }
  const contents = await inspect(join(folder, names.database));
  if (JSON.stringify(contents.tables) !== JSON.stringify(manifest.database.tables))
    throw new BackupError('restore.damagedPart', { path: names.database });
  await runGit({ root: folder }, ['bundle', 'list-heads', names.bundle]).catch(() => {
    throw new BackupError('restore.damagedPart', { path: names.bundle });
  });
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, names.manifest), 'utf8').catch(() => null);
  if (text === null) throw new BackupError('restore.noManifest', { folder });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupError('restore.damagedPart', { path: names.manifest });
  }
}

async function inspect(path: string) {
  try {
    return inspectSnapshot(path);
  } catch {
    throw new BackupError('restore.damagedPart', { path: names.database });
  }
}
