import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';
import { BackupError } from './backup-error.ts';
import { checkBackup } from './check-backup.ts';
import { type FollowedContent, followShared } from './follow-shared.ts';
import { type Manifest, names } from './manifest.ts';
import { copyInto, copyPrivately, describeFile, filesIn } from './parts.ts';
import { findContentTarget, restoreContent, type Way } from './restore-content.ts';
import { requireFreeDatabase, restoreDatabase } from './restore-database.ts';
import { findSharedBranch, type SharedBranch } from './shared-branch.ts';
import { readSharedSecret } from './snapshot-file.ts';

export interface RestoreOptions {
  environment: Environment;
  /** The folder of one backup. */
  folder: string;
  /** What is in the way is moved aside or, on Postgres, deleted. */
  isReplacing: boolean;
}

/** What was put back. */
export interface Restored {
  manifest: Manifest;
  /** How; by `CONTENT_REMOTE` where that has a branch already. */
  content: Way | FollowedContent['content'];
  /** The root of the repository that the content is in. */
  root: string;
  /** What `CONTENT_REMOTE` has; `null`: none is set. */
  shared: SharedBranch | null;
  /** Files that were not committed and were not put back. */
  heldBack: string[];
  /** Files of uploads; `null`: they came with the content. */
  media: number | null;
  /** Where the database is that stood there before. */
  aside: string | null;
}

/**
 * Puts back a backup that has been read to the end. Whatever could refuse is asked before anything is changed.
 * @throws {BackupError}
 */
export async function restoreBackup({ environment, folder, isReplacing }: RestoreOptions): Promise<Restored> {
  const { databaseUrl, dataDir, mediaDir } = environment;
  const manifest = await checkBackup(folder);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await requireFreeDatabase({ databaseUrl, dataDir }, isReplacing);
  const shared = await findSharedBranch(manifest, environment);
  const isMoving = !shared?.commit;
  const target = await findContentTarget(manifest, { ...environment, isMoving });
  if (!isReplacing) await requireSameMedia(manifest, mediaDir);
  const { content, heldBack } = shared?.commit
    ? await followShared(folder, manifest, { target, shared, environment })
    : { content: await restoreContent(folder, manifest, { ...target, isReplacing }), heldBack: [] };
  const media = manifest.media ? await restoreMedia(folder, mediaDir) : null;
  await restoreSecrets(folder, manifest, environment);
  const { aside } = await restoreDatabase(folder, manifest, { databaseUrl, dataDir });
  return { manifest, content, root: target.root, shared, heldBack, media, aside };
}

/** Uploads that are there under another name are left alone, and the same ones are no obstacle. */
async function requireSameMedia({ parts }: Manifest, mediaDir: string): Promise<void> {
  for (const { path, sha256 } of parts) {
    const [folder, ...rest] = path.split('/');
    if (folder !== names.media) continue;
    const there = await describeFile(join(mediaDir, ...rest)).catch(() => null);
    if (there && there.sha256 !== sha256)
      throw new BackupError('restore.otherMedia', { path: join(mediaDir, ...rest) });
  }
}

async function restoreMedia(folder: string, mediaDir: string): Promise<number> {
  const from = join(folder, names.media);
  const files = await filesIn(from).catch(() => []);
  for (const path of files) await copyInto(join(from, path), mediaDir, path);
  return files.length;
}

/** From Postgres to a file, the secret that was a row becomes a file as well. */
async function restoreSecrets(
  folder: string,
  { database, secret }: Manifest,
  { dataDir, databaseUrl }: Environment,
) {
  const from = join(folder, names.secrets);
  for (const name of await readdir(from).catch(() => [])) {
    await moveAside(join(dataDir, name), await readFile(join(from, name), 'utf8'));
    await copyPrivately(join(from, name), join(dataDir, name));
  }
  if (database.engine === 'sqlite' || databaseUrl !== null || secret === 'environment') return;
  const shared = readSharedSecret(join(folder, names.database));
  if (shared === null) return;
  const path = join(dataDir, 'secret');
  await moveAside(path, `${shared}\n`);
  await writeFile(path, `${shared}\n`, { mode: 0o600 });
}

async function moveAside(path: string, next: string): Promise<void> {
  if ((await stat(path).catch(() => null)) === null || (await readFile(path, 'utf8')) === next) return;
  await rename(path, `${path}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
}
