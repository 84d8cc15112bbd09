import { readAnswer } from './answer.ts';
import type { Engine } from './engine.ts';
import type { SignIn, SignInResult } from './sign-in.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** The second factor, asked for after the first was right. */
export interface Challenges {
  /** The person whom the headers' cookie says to be asked; `null` if nobody is. */
  find(headers: Headers): Promise<string | null>;
  answer: SignIn['withCode'];
}

/** Takes codes of apps and backup codes. */
export function createChallenges(engine: Engine, limits: Pick<SignInLimits, 'isFirstUse'>): Challenges {
  async function find(headers: Headers): Promise<string | null> {
    const { createAuthCookie, internalAdapter } = await engine.$context;
    const { name } = createAuthCookie('two_factor');
    const pair = headers
      .get('cookie')
      ?.split(/;\s*/)
      .find((item) => item.startsWith(`${name}=`));
    // The signature is checked by better-auth when the answer comes.
    const identifier = pair && decodeURIComponent(pair.slice(name.length + 1)).split('.')[0];
    if (!identifier?.startsWith('2fa-')) return null;
    const found = await internalAdapter.findVerificationValue(identifier);
    return found && found.expiresAt > new Date() ? found.value : null;
  }

  return {
    find,
    async answer({ code, kind, trustDevice, headers }): Promise<SignInResult> {
      const personId = await find(headers);
      if (!personId) return { kind: 'expired' };
      const body = { code: kind === 'app' ? code.replace(/\s/g, '') : code.trim(), trustDevice };
      if (kind === 'app' && !(await limits.isFirstUse(personId, body.code))) return { kind: 'wrong' };
      const response =
        kind === 'app'
          ? await engine.api.verifyTOTP({ body, headers, asResponse: true })
          : await engine.api.verifyBackupCode({ body, headers, asResponse: true });
      const { isOk, status, code: reason, cookies } = await readAnswer(response);
      if (isOk) return { kind: 'signed-in', cookies };
      if (status === 429) return { kind: 'wait', wait: 15 * 60_000 };
      return reason.startsWith('INVALID_CODE') || reason === 'INVALID_BACKUP_CODE'
        ? { kind: 'wrong' }
        : { kind: 'expired' };
    },
  };
}
