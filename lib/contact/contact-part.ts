import type { ContentStore } from '#lib/content/store.ts';
import { noteRequest } from '#lib/http/request-note.ts';
import { send } from '#lib/http/send.ts';
import { sendOnce } from '#lib/http/send-once.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { inScope } from '#lib/request-scope.ts';
import type { Receiver } from './receive-message.ts';

/** Answers what is sent to the contact address of a language; reading that page is not its business. */
export function createContactPart(options: {
  content: Pick<ContentStore, 'resolve'>;
  pages: Pick<SitePages, 'once'>;
  receive: Receiver;
}): SitePart {
  const { content, pages, receive } = options;
  return async (request, response, url) => {
    if (request.method !== 'POST') return false;
    const found = content.resolve(url.pathname);
    if (found?.kind !== 'contact') return false;
    noteRequest(response, 'form', found.canonical);
    const answer = await receive(request, found.locale);
    // A body that was given up would be taken for the next request.
    if (!request.complete) response.setHeader('Connection', 'close');
    if (answer.kind === 'redirect') {
      await send(request, response, { status: 303, location: answer.location });
      return true;
    }
    const { form, internal, status, retryAfter } = answer;
    const page = await inScope({ contactForm: form }, () => pages.once(internal, status));
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    if (page.headers['x-embeds-video']) response.removeHeader('Cross-Origin-Embedder-Policy');
    // Not `no-store`: the way back has to find what was typed.
    response.setHeader('Cache-Control', 'private, no-cache');
    await sendOnce(request, response, page);
    return true;
  };
}
