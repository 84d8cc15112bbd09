import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';
import { type Manifest, names } from './manifest.ts';
import { copyPrivately, describeParts } from './parts.ts';
import { saveContent } from './save-content.ts';
import { saveDatabase } from './save-database.ts';
import { inspectSnapshot } from './snapshot-file.ts';

/** What a backup that is not whole is called. */
const unfinished = '.unfinished-';

/** Milliseconds after which nobody writes to an unfinished backup any more. */
const abandoned = 24 * 3_600_000;

/** Files in `DATA_DIR` that hold what was made on the first run. */
const secretName = /^(?:[a-z-]+-)?secret$/;

export interface BackupOptions {
  environment: Environment;
  /** Where backups are kept; each has a folder of its own in it. */
  target: string;
  version: string;
}

/**
 * Makes a backup while the site runs, in a new folder that appears when it is whole.
 * @throws {BackupError} saying what is in the way.
 */
export async function makeBackup({ environment, target, version }: BackupOptions): Promise<{
  folder: string;
  manifest: Manifest;
}> {
  const { databaseUrl, dataDir } = environment;
  const madeAt = new Date().toISOString();
  await mkdir(target, { recursive: true, mode: 0o700 });
  await clearAbandoned(target);
  const draft = join(target, `${unfinished}${process.pid}-${Date.now()}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    await saveDatabase({ databaseUrl, dataDir }, draft);
    const secret = environment.authSecret === null ? 'kept' : 'environment';
    await saveSecrets(dataDir, draft);
    const { content, media } = await saveContent(environment, draft);
    const { migrations, tables } = inspectSnapshot(join(draft, names.database));
    const manifest: Manifest = {
      ...{ format: 1, madeAt, version, node: process.version },
      database: { engine: databaseUrl === null ? 'sqlite' : 'postgres', migrations, tables },
      ...{ secret, content, media },
      parts: await describeParts(draft),
    };
    await writeFile(join(draft, names.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    const folder = join(target, madeAt.replaceAll(/[:.]/g, '-'));
    await sync(join(draft, names.manifest));
    await sync(draft);
    // Fails where a folder of this name has something in it: nothing is overwritten.
    await rename(draft, folder);
    await sync(target);
    return { folder, manifest };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The whole backups in a folder, the newest first. */
export async function listBackups(target: string): Promise<string[]> {
  const found = await readdir(target, { withFileTypes: true }).catch(() => []);
  const folders = found.filter((item) => item.isDirectory() && /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(item.name));
  return folders
    .map(({ name }) => join(target, name))
    .sort()
    .reverse();
}

/** Deletes all backups but the newest; returns how many. */
export async function deleteOldBackups(target: string, keep: number): Promise<number> {
  const old = (await listBackups(target)).slice(Math.max(1, keep));
  for (const folder of old) await rm(folder, { recursive: true });
  return old.length;
}

async function saveSecrets(dataDir: string, draft: string): Promise<void> {
  for (const name of await readdir(dataDir).catch(() => []))
    if (secretName.test(name)) await copyPrivately(join(dataDir, name), join(draft, names.secrets, name));
}

async function clearAbandoned(target: string): Promise<void> {
  for (const name of await readdir(target)) {
    if (!name.startsWith(unfinished)) continue;
    const { mtimeMs } = await stat(join(target, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > abandoned) await rm(join(target, name), { recursive: true, force: true });
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
