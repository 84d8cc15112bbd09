import type { ContactAnswer } from '#lib/contact/contact-answer.ts';
import { contactFormState } from '#lib/contact/contact-form-state.ts';
import type { Receiver } from '#lib/contact/receive-message.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { send } from './send.ts';
import { sendOnce } from './send-once.ts';
import type { SitePart } from './site-handler.ts';
import type { SitePages } from './site-pages.ts';

export interface ContactPartOptions {
  receive: Receiver;
  content: Pick<ContentStore, 'resolve'>;
  pages: Pick<SitePages, 'once'>;
}

/** Answers forms that are sent to the contact address of a language. */
export function createContactPart({ receive, content, pages }: ContactPartOptions): SitePart {
  return async (request, response, url) => {
    const found = request.method === 'POST' ? content.resolve(url.pathname) : null;
    if (found?.kind !== 'contact') return false;
    const answer = await receive(request, found.locale);
    if (answer.kind === 'redirect') await send(request, response, { status: 303, location: answer.location });
    else {
      if (answer.retryAfter) response.setHeader('Retry-After', answer.retryAfter);
      await sendOnce(request, response, await showAgain(answer));
    }
    return true;
  };

  function showAgain({ form, internal, status }: Extract<ContactAnswer, { kind: 'page' }>) {
    return contactFormState.run(form, () => pages.once(internal, status));
  }
}
