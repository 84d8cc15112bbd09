import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#lib/database/database.ts';
import { authTables } from './auth-tables.ts';
import type { Engine } from './engine.ts';

const prefix = 'set-password:';

/** How a key is stored: who reads the database cannot use it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Makes a key with which the person may set a password, once; earlier ones stop working. */
export async function createPasswordKey(
  engine: Engine,
  db: Database['db'],
  { personId, lifetime }: { personId: string; lifetime: number },
): Promise<string> {
  await forgetPasswordKeys(db, personId);
  const key = randomBytes(24).toString('base64url');
  const { internalAdapter } = await engine.$context;
  await internalAdapter.createVerificationValue({
    identifier: prefix + hashKey(key),
    value: personId,
    expiresAt: new Date(Date.now() + lifetime),
  });
  return key;
}

/** The person for whom a key was made; `null` if it has expired or was used. */
export async function findPasswordKey(engine: Engine, key: string): Promise<string | null> {
  const { internalAdapter } = await engine.$context;
  const found = await internalAdapter.findVerificationValue(prefix + hashKey(key));
  return found && found.expiresAt > new Date() ? found.value : null;
}

/** Uses a key up: of several at the same time, one gets the person. */
export async function consumePasswordKey(engine: Engine, key: string): Promise<string | null> {
  const { internalAdapter } = await engine.$context;
  const consumed = await internalAdapter.consumeVerificationValue(prefix + hashKey(key));
  return consumed?.value ?? null;
}

/** Makes the person's keys for setting a password useless. */
export async function forgetPasswordKeys(db: Database['db'], personId: string): Promise<void> {
  await forgetKeys(db, personId, prefix);
}

/** Asks for the second factor again on every device that the person trusted. */
export async function forgetTrustedDevices(db: Database['db'], personId: string): Promise<void> {
  await forgetKeys(db, personId, 'trust-device-');
}

async function forgetKeys(db: Database['db'], personId: string, start: string): Promise<void> {
  await authTables(db)
    .deleteFrom('one_time_key')
    .where('value', '=', personId)
    .where('identifier', 'like', `${start}%`)
    .execute();
}
