import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Session } from '#lib/auth/session.ts';
import { DatabaseBusyError } from '#lib/database/database.ts';
import { GitError } from '#lib/git/failure.ts';
import { failureWords } from '#lib/git/failure-words.ts';
import { readBody } from '#lib/http/body-reader.ts';
import { preferredLocale } from '#lib/http/language.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { takeUpload } from '../media/media-part.ts';
import type { CmsAction } from '../protocol/action.ts';
import { asRefusal } from '../protocol/as-refusal.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { openReadMemory, type ReadMemory } from '../protocol/read-memory.ts';
import { cmsActions } from './actions.ts';
import { createTurns } from './create-turns.ts';
import { readJson } from './read-json.ts';
import { createDoor, type DoorOptions } from './require-editor.ts';

export interface CmsPartOptions extends DoorOptions {
  context: StudioContext;
  onFailure: (key: string, error: unknown) => void;
}

const actionsByName: ReadonlyMap<string, CmsAction> = new Map(Object.entries(cmsActions));

const message = z.looseObject({ action: z.string().max(60), params: z.unknown().optional() });

/** The method of each address. */
const methods: Readonly<Record<string, string>> = { '/api/cms': 'POST', '/api/cms/media': 'PUT' };

/**
 * Answers `/api/cms`, Decap's proxy protocol, and `/api/cms/media`, uploads as they are, for people who have
 * signed in. Pages of other sites cannot send the header `X-CMS` without asking first, and are never allowed to.
 */
export function createCmsPart({ context, onFailure, ...options }: CmsPartOptions): SitePart {
  const memory = openReadMemory(context.database);
  const door = createDoor(options);
  const inTurn = createTurns(context.editing);

  return async (request, response, url) => {
    const method = methods[url.pathname];
    if (!method) return false;
    const t = translator(preferredLocale(request.headers['accept-language']));
    try {
      if (request.method !== method) {
        response.setHeader('Allow', method);
        throw new CmsFailure(t('cms.api.onlyMethod', { method }), { status: 405, code: 'only-method' });
      }
      // Somebody waits for the answer: pages that nobody has asked for can be rendered later.
      const answer =
        method === 'PUT'
          ? await inTurn(await door(request), (session) => takeUpload(context, { request, url }, session))
          : await inTurn(await door(jsonOnly(request)), (session) =>
              act(context, { request, memory, session }),
            );
      end(response, 200, answer);
    } catch (error) {
      const failure = asFailure(error, preferredLocale(request.headers['accept-language']));
      if (!failure || failure.code === 'path') onFailure(url.pathname, error);
      const told = failure ?? new CmsFailure(t('cms.api.failed'), { status: 500, code: 'failed' });
      await hearOut(request, response);
      if (told.status === 429 || told.status === 503) response.setHeader('Retry-After', '10');
      end(response, told.status, { error: told.message, code: told.code, detail: told.detail });
    }
    return true;
  };
}

function jsonOnly(request: IncomingMessage): IncomingMessage {
  if (/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return request;
  const t = translator(preferredLocale(request.headers['accept-language']));
  throw new CmsFailure(t('cms.api.notOurs'), { status: 403, code: 'not-ours' });
}

async function act(
  context: StudioContext,
  { request, memory, session }: { request: IncomingMessage; memory: ReadMemory; session: Session },
): Promise<unknown> {
  const say = translator(session.person.locale);
  const reading = await readJson(request);
  if (reading.kind === 'refused')
    throw new CmsFailure(say('cms.api.unreadable'), { status: reading.status, code: 'unreadable' });
  const asked = message.safeParse(reading.value);
  const name = asked.data?.action ?? '';
  const action = actionsByName.get(name);
  if (!asked.success || !action)
    throw new CmsFailure(say('cms.api.unknownAction'), { status: 400, code: 'unknown-action' });
  // A publish at another process has to be seen here, or the next save would be based on what it replaced.
  await context.catchUp();
  try {
    return await context.pages.first(() => action.run(context, asked.data.params ?? {}, { session, memory }));
  } catch (error) {
    throw asFailure(error, session.person.locale) ?? error;
  }
}

/** What can be expected to fail, in words; `null` for anything else. */
function asFailure(error: unknown, locale: Locale): CmsFailure | null {
  const t = translator(locale);
  if (error instanceof z.ZodError)
    return new CmsFailure(t('cms.api.unreadable'), {
      status: 400,
      code: 'unreadable',
      detail: error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`),
    });
  if (error instanceof DatabaseBusyError)
    return new CmsFailure(t('cms.api.databaseBusy'), { status: 503, code: 'database-busy' });
  // A path at which there is nothing to read, such as that of a link.
  if (error instanceof GitError && error.failure.kind === 'path')
    return new CmsFailure(failureWords(error.failure, locale), { status: 400, code: 'path' });
  return asRefusal(error, t);
}

/** A browser that is still sending listens for no answer; what it sends after a while would be another request. */
async function hearOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.complete) return;
  await readBody(request, { bytes: 0, milliseconds: 10_000 }).discardRest();
  if (!request.complete) response.setHeader('Connection', 'close');
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
