import { recordAudit } from '#lib/database/audit.ts';
import type { Account } from './account.ts';
import { type AccountParts, needSession } from './account-parts.ts';
import { readAnswer } from './answer.ts';
import { findPasswordFlaw } from './password-rules.ts';
import { forgetKeys, writePassword } from './store-password.ts';

type OwnPassword = Pick<Account, 'hasPassword' | 'changePassword'>;

/** Somebody's own password. */
export function createOwnPassword({ engine, database, guess }: AccountParts): OwnPassword {
  async function hasPassword(personId: string): Promise<boolean> {
    const { internalAdapter } = await engine.$context;
    return Boolean((await internalAdapter.findCredentialAccount(personId))?.password);
  }

  return {
    async hasPassword(headers) {
      return hasPassword((await needSession(engine, headers)).person.id);
    },

    async changePassword(headers, { current, password }) {
      const { person } = await needSession(engine, headers);
      const flaw = findPasswordFlaw(password, person);
      if (flaw) return { kind: 'flaw', flaw };
      let cookies: string[] = [];
      if (await hasPassword(person.id)) {
        const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
        const changed = await guess(person.email, async () =>
          readAnswer(await engine.api.changePassword({ body, headers, asResponse: true })),
        );
        if (changed.kind !== 'done') return changed;
        cookies = changed.answer.cookies;
      } else await writePassword(engine, { personId: person.id, password });
      await forgetKeys(database.db, person.id);
      await database.write((transaction) =>
        recordAudit(transaction, [{ actor: person, action: 'password.change', subject: person.id }]),
      );
      return { kind: 'done', cookies };
    },
  };
}
