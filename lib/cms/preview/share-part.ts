import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLinkKey } from '#lib/contact/link-key.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { Answer } from '#lib/http/capture.ts';
import { formTokenPlace } from '#lib/http/form-token-place.ts';
import { preferredLocale } from '#lib/http/language.ts';
import { noteRequest } from '#lib/http/request-note.ts';
import { send } from '#lib/http/send.ts';
import { sendOnce } from '#lib/http/send-once.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { renderDraft } from './render-draft.ts';
import { withDraftBanner, withGoneBanner } from './share-banner.ts';
import { findShare, type SharedDraft } from './share-store.ts';

/** Answers `/preview/KEY`, for people without an account: a version that is not published, in today's site. */
export function createSharePart(context: StudioContext): SitePart {
  return async (request, response, url) => {
    const [, key] = /^\/preview\/([^/]*)\/?$/.exec(url.pathname) ?? [];
    if (key === undefined) return false;
    noteRequest(response, 'private', '/preview/:key');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Connection', 'close');
      response.setHeader('Allow', 'GET, HEAD');
      await send(request, response, { status: 405, text: 'This address can only be read.\n' });
      return true;
    }
    await show(request, response, key);
    return true;
  };

  async function show(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    protect(response);
    const shared = isLinkKey(key) ? await findShare(context.database, key) : null;
    const page = (shared && (await showDraft(shared))) ?? (await showGone(request));
    if (page.headers['x-embeds-video']) response.removeHeader('Cross-Origin-Embedder-Policy');
    await sendOnce(request, response, page);
  }

  async function showDraft(shared: SharedDraft): Promise<Answer | null> {
    const { file, by, createdAt } = shared;
    const draft = await context.content.openDraft({
      id: file.id,
      source: Buffer.from(file.text),
      changed: { at: new Date(createdAt).toISOString(), by },
    });
    const page = await renderDraft(context, draft);
    const locale = contentFile(file.id)?.locale ?? defaultLocale;
    return page && rewritten(page, (html) => withDraftBanner(html, shared, locale));
  }

  async function showGone(request: IncomingMessage): Promise<Answer> {
    const locale = preferredLocale(request.headers['accept-language']);
    const page = await context.pages.once(`/${locale}/not-found-page`, 404);
    return rewritten(page, (html) => withGoneBanner(html, locale));
  }
}

// A form in a draft takes nothing: it gets no token.
function rewritten(page: Answer, change: (html: string) => string): Answer {
  const html = page.body.toString('utf8').replaceAll(formTokenPlace, '');
  return { ...page, body: Buffer.from(change(html)) };
}

/** The address is the key: it must not be kept, told to others or found. */
function protect(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow');
}
