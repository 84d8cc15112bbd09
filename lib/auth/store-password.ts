import type { Database } from '#lib/database/database.ts';
import type { Engine } from './engine.ts';
import { forgetPasswordKeys, forgetTrustedDevices } from './one-time-keys.ts';
import { hashPassword } from './password-hash.ts';

/** Gives a person a password, and ends all their sessions: whoever knew the old one is out. */
export async function storePassword(
  engine: Engine,
  db: Database['db'],
  choice: { personId: string; password: string },
): Promise<void> {
  await writePassword(engine, choice);
  const { internalAdapter } = await engine.$context;
  await internalAdapter.deleteUserSessions(choice.personId);
  await forgetKeys(db, choice.personId);
}

/** Gives a person a password and nothing else. */
export async function writePassword(
  engine: Engine,
  { personId, password }: { personId: string; password: string },
): Promise<void> {
  const { internalAdapter } = await engine.$context;
  const hash = await hashPassword(password);
  if (await internalAdapter.findCredentialAccount(personId))
    await internalAdapter.updatePassword(personId, hash);
  else {
    const account = { userId: personId, accountId: personId, providerId: 'credential', password: hash };
    await internalAdapter.createAccount(account);
  }
}

/** Takes away what was given out under the old password: links to set one, and trust in devices. */
export async function forgetKeys(db: Database['db'], personId: string): Promise<void> {
  await forgetPasswordKeys(db, personId);
  await forgetTrustedDevices(db, personId);
}
