import type { AuthDatabase } from './auth-tables.ts';
import type { Engine } from './engine.ts';
import { findSession, type KnownSession } from './find-session.ts';
import type { Guess } from './guess.ts';

/** What the parts of an account stand on. */
export interface AccountParts {
  engine: Engine;
  database: AuthDatabase;
  guess: Guess;
}

/** Nobody has signed in, where somebody must have: a session that ended between two steps. */
export class NoSessionError extends Error {
  override name = 'NoSessionError';
}

/** @throws {NoSessionError} */
export async function needSession(engine: Engine, headers: Headers): Promise<KnownSession> {
  const session = await findSession(engine, headers);
  if (!session) throw new NoSessionError('The session has ended.');
  return session;
}
