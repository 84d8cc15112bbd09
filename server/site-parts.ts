import { authentication } from '#lib/auth/authentication.ts';
import { authRoutes } from '#lib/auth/routes.ts';
import { newToken, signToken } from '#lib/contact/form-token.ts';
import { messageStore } from '#lib/contact/message-store.ts';
import { createReceiver } from '#lib/contact/receive-message.ts';
import { openSenderLimits } from '#lib/contact/sender-limits.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Environment } from '#lib/env.ts';
import { createAdminPart } from '#lib/http/admin-handler.ts';
import type { AdminRoute } from '#lib/http/admin-route.ts';
import { createContactPart } from '#lib/http/contact-part.ts';
import { judgeOrigin } from '#lib/http/origin.ts';
import { readForm } from '#lib/http/read-form.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { sentAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { inboxRoutes } from '#lib/inbox/routes.ts';
import { contactMails } from '#lib/mail/contact-mails.ts';
import { mailer } from '#lib/mail/mailer.ts';
import { spamFilter } from '#lib/spam/verdict.ts';
import type { Services } from './open-services.ts';

/** The parts of the site that take forms. */
export interface SiteParts {
  parts: (pages: SitePages) => readonly SitePart[];
  formToken: (locale: Locale) => string;
}

const adminRoutes: readonly AdminRoute[] = [...authRoutes, ...inboxRoutes];

/** Puts together what takes forms: the contact form, and everything below `/admin`. */
export async function openSiteParts(
  environment: Environment,
  content: ContentStore,
  { clients, database, keyFor }: Services,
): Promise<SiteParts> {
  const { contactTo, siteUrl } = environment;
  const siteOrigin = environment.siteUrlIsSet ? siteUrl : null;
  const tokenKey = keyFor('form-token');
  const limits = await openSenderLimits(database);
  const store = messageStore.get();
  const { clientOf } = clients;

  const receive = createReceiver({
    content,
    store,
    filter: spamFilter.get(),
    limits,
    clientOf,
    tokenKey,
    siteOrigin,
    linkSecret: keyFor('sender-link'),
    composeMails: (message, key) =>
      mailer.get().isSetUp
        ? contactMails(message, {
            siteUrl,
            contactTo,
            privateLink: siteUrl + sentAddress(message.locale, 'sent', key),
          })
        : [],
    receiveFile: async ({ name, body }) => {
      for await (const _ of body);
      return { name, reason: 'wrong-type' };
    },
  });

  return {
    formToken: (locale) => signToken(tokenKey, newToken(locale, Date.now())),
    parts: (pages) => [
      createContactPart({ receive, content, pages }),
      createAdminPart({
        routes: adminRoutes,
        authentication: authentication.get(),
        pages,
        isOwnOrigin: (request) => judgeOrigin(request, siteOrigin) === 'own',
        readForm,
        clientOf,
      }),
    ],
  };
}
