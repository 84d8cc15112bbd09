import { readAnswer } from './answer.ts';
import type { Engine } from './engine.ts';
import type { SignIn, SignInResult } from './sign-in.ts';

/** A code of an app counts once, though apps show it for longer (RFC 6238, 5.2); milliseconds. */
const codeLifetime = 90_000;

/** The second factor, asked for after the first was right. */
export interface Challenges {
  /** The person whom the headers' cookie says to be asked; `null` if nobody is. */
  find(headers: Headers): Promise<string | null>;
  answer: SignIn['withCode'];
}

/** Takes codes of apps and backup codes. */
export function createChallenges(engine: Engine): Challenges {
  const used = new Map<string, number>();

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

  /** Whether this is the first use of the code by this person. */
  function isFirstUse(personId: string, code: string): boolean {
    const now = performance.now();
    for (const [key, at] of used) if (now - at > codeLifetime) used.delete(key);
    return !used.has(`${personId} ${code}`);
  }

  return {
    find,
    async answer({ code, kind, trustDevice, headers }): Promise<SignInResult> {
      const personId = await find(headers);
      if (!personId) return { kind: 'expired' };
      const body = { code: kind === 'app' ? code.replace(/\s/g, '') : code.trim(), trustDevice };
      if (kind === 'app' && !isFirstUse(personId, body.code)) return { kind: 'wrong' };
      if (kind === 'app') used.set(`${personId} ${body.code}`, performance.now());
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
