import type { Account, OwnSession } from './account.ts';
import { type AccountParts, needSession } from './account-parts.ts';
import { createOwnPassword } from './own-password.ts';
import { createOwnSecondFactor } from './own-second-factor.ts';

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
