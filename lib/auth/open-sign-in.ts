import { readAnswer } from './answer.ts';
import type { Challenges } from './challenge.ts';
import { endSession } from './end-session.ts';
import type { Engine } from './engine.ts';
import type { Links } from './links.ts';
import { hashKey } from './one-time-keys.ts';
import type { SignIn, SignInResult } from './sign-in.ts';
import type { SignInLimits } from './sign-in-limits.ts';

interface SignInParts {
  engine: Engine;
  limits: SignInLimits;
  links: Links;
  challenges: Challenges;
}

/** The ways in, for forms: better-auth's answers made into what a page can say. */
export function openSignIn({ engine, limits, links, challenges }: SignInParts): SignIn {
  /** What signing in by `response` came to. Whatever session the browser had before ends. */
  async function conclude(response: Response, headers: Headers): Promise<SignInResult | null> {
    const { isOk, body, cookies } = await readAnswer(response);
    if (!isOk) return null;
    await endSession(engine, headers);
    return { kind: body.twoFactorRedirect === true ? 'second-factor' : 'signed-in', cookies };
  }

  async function withPassword({ email, password, headers, client }: Parameters<SignIn['withPassword']>[0]) {
    const attempt = await limits.begin(email, client);
    if ('wait' in attempt) return { kind: 'wait' as const, wait: attempt.wait };
    const body = { email, password };
    const response = await engine.api.signInEmail({ body, headers: anonymous(headers), asResponse: true });
    const result = await conclude(response, headers);
    if (!result) return { kind: 'wrong' as const };
    await attempt.succeeded();
    return result;
  }

  return {
    hasMail: links.hasMail,
    withPassword,
    askForLink: links.ask,
    findInvited: links.findInvited,
    isAsked: async (headers) => (await challenges.find(headers)) !== null,
    withCode: challenges.answer,

    async isLinkAlive(token) {
      const { internalAdapter } = await engine.$context;
      const found = await internalAdapter.findVerificationValue(`magic-link:${hashKey(token)}`);
      return found !== null && found.expiresAt > new Date();
    },

    async withLink(token, headers) {
      const query = { token };
      const response = await engine.api.magicLinkVerify({
        query,
        headers: anonymous(headers),
        asResponse: true,
      });
      return (await conclude(response, headers)) ?? { kind: 'expired' };
    },

    async setPassword(token, choice, headers) {
      const set = await links.setPassword(token, choice);
      if (set.kind !== 'set') return set;
      const body = { email: set.email, password: choice.password };
      const response = await engine.api.signInEmail({ body, headers: anonymous(headers), asResponse: true });
      return (await conclude(response, headers)) ?? { kind: 'expired' };
    },

    async out(headers) {
      const response = await engine.api.signOut({ headers, asResponse: true });
      return (await readAnswer(response)).cookies;
    },
  };
}

/** The headers without the session that they may carry: who signs in begins a new one. */
function anonymous(headers: Headers): Headers {
  const without = new Headers(headers);
  const kept = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => !/^[^=]*\.session_token=/.test(pair));
  without.set('cookie', kept.join('; '));
  return without;
}
