import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Authentication } from '#lib/auth/authentication.ts';
import type { Session } from '#lib/auth/session.ts';
import { DatabaseBusyError } from '#lib/database/database.ts';
import { preferredLocale } from '#lib/http/language.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { requestHeaders } from '#lib/http/request-headers.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import { translator } from '#lib/i18n/translate.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import type { StudioContext } from '../studio-context.ts';
import { cmsActions } from './actions.ts';
import { CmsFailure } from './cms-failure.ts';
import { readJson } from './read-json.ts';
import { createReadMemory } from './read-memory.ts';

export interface CmsPartOptions {
  authentication: Pick<Authentication, 'findSession'>;
  /** `null` where the site does not know its own address. */
  siteOrigin: string | null;
  context: StudioContext;
  onFailure: (key: string, error: unknown) => void;
}

const message = z.looseObject({ action: z.string().max(60), params: z.unknown() });

/** Requests of one person in a minute; typing with a preview open makes some two hundred. */
const mostInAMinute = 600;

/**
 * Answers `/api/cms`: Decap's proxy protocol, for people who have signed in. Pages of other sites can neither
 * send JSON nor the header `X-CMS` without asking first, and are never allowed to.
 */
export function createCmsPart({ authentication, siteOrigin, context, onFailure }: CmsPartOptions): SitePart {
  const memory = createReadMemory();
  const limiter = new RateLimiterMemory({ points: mostInAMinute, duration: 60 });

  async function act(request: IncomingMessage): Promise<unknown> {
    const session = await findSession(request);
    const { locale } = session.person;
    const t = translator(locale);
    await limiter.consume(session.person.id).catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new CmsFailure(t('cms.api.tooMany'), { status: 429, code: 'too-many' });
    });
    const reading = await readJson(request);
    if (reading.kind === 'refused')
      throw new CmsFailure(t('cms.api.unreadable'), { status: reading.status, code: 'unreadable' });
    const asked = message.safeParse(reading.value);
    const action = asked.success ? cmsActions[asked.data.action] : undefined;
    if (!asked.success || !action || !Object.hasOwn(cmsActions, asked.data.action))
      throw new CmsFailure(t('cms.api.unknownAction'), { status: 400, code: 'unknown-action' });
    try {
      // Somebody waits for the answer: pages that nobody has asked for can be rendered later.
      return await context.pages.first(() =>
        action.run(context, asked.data.params ?? {}, { session, memory }),
      );
    } catch (error) {
      throw asFailure(error, t);
    }
  }

  async function findSession(request: IncomingMessage): Promise<Session> {
    const t = translator(preferredLocale(request.headers['accept-language']));
    const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    if (judgeOrigin(request, siteOrigin) === 'foreign' || !isJson || request.headers['x-cms'] !== '1')
      throw new CmsFailure(t('cms.api.notOurs'), { status: 403, code: 'not-ours' });
    const session = await authentication.findSession(requestHeaders(request));
    if (!session) throw new CmsFailure(t('cms.api.signedOut'), { status: 401, code: 'signed-out' });
    return session;
  }

  return async (request, response, url) => {
    if (url.pathname !== '/api/cms') return false;
    try {
      if (request.method !== 'POST') {
        const t = translator(preferredLocale(request.headers['accept-language']));
        throw new CmsFailure(t('cms.api.onlyPost'), { status: 405, code: 'only-post' });
      }
      end(response, 200, await act(request));
    } catch (error) {
      if (!(error instanceof CmsFailure) || error.code === 'path') onFailure('/api/cms', error);
      const t = translator(preferredLocale(request.headers['accept-language']));
      const {
        status,
        code,
        detail,
        message: words,
      } = error instanceof CmsFailure
        ? error
        : new CmsFailure(t('cms.api.failed'), { status: 500, code: 'failed' });
      // A body that was not read to its end would be taken for the next request.
      if (!request.complete) response.setHeader('Connection', 'close');
      if (status === 429 || status === 503) response.setHeader('Retry-After', '10');
      end(response, status, { error: words, code, detail });
    }
    return true;
  };
}

function asFailure(error: unknown, t: ReturnType<typeof translator>): unknown {
  if (error instanceof z.ZodError)
    return new CmsFailure(t('cms.api.unreadable'), {
      status: 400,
      code: 'unreadable',
      detail: error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`),
    });
  if (error instanceof DatabaseBusyError)
    return new CmsFailure(t('cms.api.databaseBusy'), { status: 503, code: 'database-busy' });
  if (error instanceof DocumentLimitError)
    return new CmsFailure(t('cms.api.tooLarge'), { status: 413, code: 'too-large' });
  return error;
}

function end(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
  });
  response.end(body);
}
