import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#lib/database/database.ts';
import { settleState } from '#lib/database/state.ts';

/** Where whoever runs the site finds the secret that was made for them. */
export function webhookSecretPath(dataDir: string): string {
  return join(dataDir, 'webhook-secret');
}

/**
 * The secret with which the host of the repository signs its calls: `WEBHOOK_SECRET`, or one that is made on the
 * first run, shared by all processes on one Postgres and written to `DATA_DIR/webhook-secret`.
 */
export async function openWebhookSecret(options: {
  given: string | null;
  dataDir: string;
  database: Database;
}): Promise<string> {
  const { given, dataDir, database } = options;
  if (given !== null) return given;
  const path = webhookSecretPath(dataDir);
  const kept = await readFile(path, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  const own = kept || randomBytes(32).toString('base64url');
  const secret = database.engine === 'postgres' ? await settleState(database.db, 'webhook-secret', own) : own;
  if (secret !== kept) {
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, `${secret}\n`, { mode: 0o600 });
    await rename(draft, path);
  }
  return secret;
}
