import { hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { settleState } from './state.ts';

const shortest = 32;

/**
 * The secret of this installation: `AUTH_SECRET` if it is set, else one that is made on the first run and
 * shared by all processes, in `DATA_DIR/secret` or, with Postgres, in the database.
 * @throws {Error} if the file was cut short, with what to do.
 */
export async function openSecret(options: {
  authSecret: string | null;
  dataDir: string;
  database: Database;
}): Promise<string> {
  const { authSecret, dataDir, database } = options;
  if (authSecret !== null) return authSecret;
  if (database.engine === 'postgres') return settleState(database.db, 'secret', newSecret());
  const path = join(dataDir, 'secret');
  const secret = (await readSecret(path)) ?? (await writeSecret(path));
  if (secret.length < shortest)
    throw new Error(
      `${path} is damaged. Restore it from a backup, or delete it: then everybody signs in anew.`,
    );
  return secret;
}

/** A key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869), of no use for any other. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The file appears at once with all its text; of two processes, the first one's stays. */
async function writeSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${newSecret()}\n`);
    await file.sync();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}
