import type { Account, OwnSession } from './account.ts';
import type { AuthDatabase } from './auth-tables.ts';
import type { Engine } from './engine.ts';
import { findSession, type KnownSession } from './find-session.ts';
import type { Guess } from './guess.ts';
import { createOwnPassword } from './own-password.ts';
import { createOwnSecondFactor } from './own-second-factor.ts';

/** What the parts of an account stand on. */
export interface AccountParts {
  engine: Engine;
  database: AuthDatabase;
  guess: Guess;
}

/** What somebody who has signed in may change about themselves. */
export function openAccount(parts: AccountParts): Account {
  const { engine } = parts;
  return {
    ...createOwnPassword(parts),
    ...createOwnSecondFactor(parts),

    async describe(headers, { name, locale }) {
      const { person } = await needSession(engine, headers);
      const { internalAdapter } = await engine.$context;
      await internalAdapter.updateUser(person.id, { name, locale });
    },

    async sessions(headers): Promise<OwnSession[]> {
      const { person, id } = await needSession(engine, headers);
      const { internalAdapter } = await engine.$context;
      const all = await internalAdapter.listSessions(person.id, { onlyActiveSessions: true });
      return all
        .map((session) => ({
          id: session.id,
          isThis: session.id === id,
          userAgent: session.userAgent ?? '',
          createdAt: session.createdAt.getTime(),
          usedAt: session.updatedAt.getTime(),
        }))
        .sort((a, b) => b.usedAt - a.usedAt);
    },

    async endOtherSessions(headers) {
      const { person, token } = await needSession(engine, headers);
      const { internalAdapter } = await engine.$context;
      const all = await internalAdapter.listSessions(person.id);
      await internalAdapter.deleteSessions(all.map((one) => one.token).filter((one) => one !== token));
    },
  };
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
