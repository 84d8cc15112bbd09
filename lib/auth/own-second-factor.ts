import { symmetricDecrypt } from 'better-auth/crypto';
import { recordAudit } from '#lib/database/audit.ts';
import type { AuditAction } from '#lib/database/audit-actions.ts';
import type { Account, ChangeResult } from './account.ts';
import { type AccountParts, needSession } from './account-parts.ts';
import { readAnswer } from './answer.ts';
import { base32 } from './base32.ts';
import { forgetTrustedDevices } from './one-time-keys.ts';
import type { Person } from './session.ts';

type OwnSecondFactor = Pick<
  Account,
  'beginSecondFactor' | 'pendingSecondFactor' | 'confirmSecondFactor' | 'renewBackupCodes' | 'endSecondFactor'
>;

/** Somebody's own second factor: codes of an app, and backup codes for when it is lost. */
export function createOwnSecondFactor({ engine, database, guess }: AccountParts): OwnSecondFactor {
  const record = (person: Person, action: AuditAction) =>
    database.write((transaction) =>
      recordAudit(transaction, [{ actor: person, action, subject: person.id }]),
    );

  return {
    async beginSecondFactor(headers, password): Promise<ChangeResult> {
      const { person } = await needSession(engine, headers);
      // Begun anew it would take away the one that works.
      if (person.hasTwoFactor) return { kind: 'done', cookies: [] };
      const body = { ...given(password), method: 'totp' as const };
      const begun = await guess(person.email, async () =>
        readAnswer(await engine.api.enableTwoFactor({ body, headers, asResponse: true })),
      );
      return begun.kind === 'done' ? { kind: 'done', cookies: begun.answer.cookies } : begun;
    },

    async pendingSecondFactor(headers) {
      const { person } = await needSession(engine, headers);
      if (person.hasTwoFactor) return null;
      const { adapter, secretConfig, options } = await engine.$context;
      const where = [{ field: 'userId', value: person.id }];
      const row = await adapter.findOne<{ secret: string }>({ model: 'twoFactor', where });
      if (!row) return null;
      const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
      const issuer = options.appName ?? '';
      const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(person.email)}`;
      return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
    },

    async confirmSecondFactor(headers, code) {
      const { person } = await needSession(engine, headers);
      const body = { code: code.replace(/\s/g, '') };
      const confirmed = await readAnswer(await engine.api.verifyTOTP({ body, headers, asResponse: true }));
      if (!confirmed.isOk) return { kind: 'wrong-code' };
      const { backupCodes } = await engine.api.viewBackupCodes({ body: { userId: person.id } });
      await record(person, 'second-factor.on');
      return { kind: 'done', cookies: confirmed.cookies, codes: backupCodes };
    },

    async renewBackupCodes(headers, password) {
      const { person } = await needSession(engine, headers);
      const renewed = await guess(person.email, async () =>
        readAnswer(
          await engine.api.generateBackupCodes({ body: given(password), headers, asResponse: true }),
        ),
      );
      if (renewed.kind !== 'done') return renewed;
      const { backupCodes } = await engine.api.viewBackupCodes({ body: { userId: person.id } });
      await record(person, 'second-factor.new-codes');
      return { kind: 'done', cookies: renewed.answer.cookies, codes: backupCodes };
    },

    async endSecondFactor(headers, password) {
      const { person } = await needSession(engine, headers);
      const ended = await guess(person.email, async () =>
        readAnswer(await engine.api.disableTwoFactor({ body: given(password), headers, asResponse: true })),
      );
      if (ended.kind !== 'done') return ended;
      await forgetTrustedDevices(database.db, person.id);
      await record(person, 'second-factor.off');
      return { kind: 'done', cookies: ended.answer.cookies };
    },
  };
}

/** Whoever has no password, because they come by link, gives none. */
function given(password: string): { password?: string } {
  return password ? { password } : {};
}
