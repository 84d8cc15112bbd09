import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Authentication } from '#lib/auth/authentication.ts';
import type { Session } from '#lib/auth/session.ts';
import { preferredLocale } from '#lib/http/language.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import { translator } from '#lib/i18n/translate.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

export interface DoorOptions {
  authentication: Pick<Authentication, 'findSession'>;
  /** `null` where the site does not know its own address. */
  siteOrigin: string | null;
}

/** Requests of one person in a minute; typing with a preview open makes some two hundred. */
const mostInAMinute = 600;

/**
 * Makes the function that lets a request in: from this site or a program, with the header `X-CMS`, of somebody
 * who has signed in and does not ask too often.
 * @throws {CmsFailure} 403, 401 or 429, in words
 */
export function createDoor({ authentication, siteOrigin }: DoorOptions) {
  const limiter = new RateLimiterMemory({ points: mostInAMinute, duration: 60 });

  return async (request: IncomingMessage): Promise<Session> => {
    const t = translator(preferredLocale(request.headers['accept-language']));
    if (judgeOrigin(request, siteOrigin) === 'foreign' || request.headers['x-cms'] !== '1')
      throw new CmsFailure(t('cms.api.notOurs'), { status: 403, code: 'not-ours' });
    const session = await authentication.findSession(requestHeaders(request));
    if (!session) throw new CmsFailure(t('cms.api.signedOut'), { status: 401, code: 'signed-out' });
    await limiter.consume(session.person.id).catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error;
      const words = translator(session.person.locale)('cms.api.tooMany');
      throw new CmsFailure(words, { status: 429, code: 'too-many' });
    });
    return session;
  };
}
