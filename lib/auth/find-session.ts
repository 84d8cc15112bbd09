import { DatabaseBusyError } from '#lib/database/database.ts';
import type { Engine } from './engine.ts';
import { toPerson } from './person.ts';
import type { Session } from './session.ts';

/** A session that was not used for this long has ended (milliseconds). */
export const idleLimit = 12 * 60 * 60 * 1000;

/** The moment of the last use is written down at most this often. */
const touchEvery = 5 * 60 * 1000;

/** A session with what only the sign-in itself needs. */
export interface KnownSession extends Session {
  token: string;
  createdAt: number;
}

/**
 * Finds the session that a request's cookie names, in the database each time: one that was ended is ended.
 * Sessions that lay idle for too long are deleted when they are met.
 * @throws {DatabaseBusyError} where the database does not answer; whatever else better-auth fails with as it is.
 */
export async function findSession(
  engine: Engine,
  headers: Headers,
  now = Date.now(),
): Promise<KnownSession | null> {
  if (!headers.has('cookie')) return null;
  const found = await engine.api
    .getSession({ headers, query: { disableRefresh: true } })
    .catch((error: unknown) => throwFailure(engine, error));
  if (!found) return null;
  const { session, user } = found;
  const usedAt = session.updatedAt.getTime();
  const { internalAdapter } = await engine.$context;
  if (now - usedAt > idleLimit) {
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  if (now - usedAt > touchEvery)
    await internalAdapter.updateSession(session.token, { updatedAt: new Date(now) });
  return {
    id: session.id,
    token: session.token,
    person: toPerson(user),
    createdAt: session.createdAt.getTime(),
    expiresAt: Math.min(session.expiresAt.getTime(), now + idleLimit),
  };
}

// better-auth keeps the reason to itself: where the database answers another question, it was something else.
async function throwFailure(engine: Engine, error: unknown): Promise<never> {
  const { internalAdapter } = await engine.$context;
  await internalAdapter.findUserById('nobody').catch(() => {
    throw new DatabaseBusyError('The session could not be looked up.', { cause: error });
  });
  throw error;
}
