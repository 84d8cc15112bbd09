import { join } from 'node:path';
import { contactMails } from '#lib/contact/mails/contact-mails.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Database } from '#lib/database/database.ts';
import { deriveKey } from '#lib/database/secrets.ts';
import type { ClientKeys } from '#lib/http/client-keys.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SitePages } from '#lib/http/site-pages.ts';
import { sentAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Mailer } from '#lib/mail/mailer.ts';
import { provideSite } from '#lib/site.ts';
import type { SpamFilter } from '#lib/spam/verdict.ts';
import { keepFiles } from './attachments/keep-files.ts';
import { spoolFiles } from './attachments/spool-files.ts';
import { createContactPart } from './contact-part.ts';
import { startDaily } from './daily.ts';
import { newToken, signToken } from './form-token.ts';
import type { KeepOptions } from './keep-message.ts';
import type { MessageStore } from './message-store.ts';
import { createReceiver } from './receive-message.ts';
import { openSenderLimits } from './sender-limits.ts';
import { createSentPart } from './sent-part.ts';
import { createWantedMailWriter } from './wanted-mails.ts';

export interface ContactOptions {
  database: Database;
  content: ContentStore;
  store: MessageStore;
  filter: SpamFilter;
  mailer: Mailer;
  clients: Pick<ClientKeys, 'clientOf'>;
  secret: string;
  siteUrl: string;
  /** Whether `siteUrl` is where people come from, not only a guess. */
  siteUrlIsSet: boolean;
  /** Where files lie while they are judged. */
  dataDir: string;
  onFailure: (key: string, error: unknown) => void;
}

/** The contact form as the site's handler needs it. */
export interface Contact {
  /** A token for a form that somebody opens now. */
  formToken(locale: Locale): string;
  parts(pages: SitePages): SitePart[];
}

/** Opens the receiving of messages, and starts what has to be done with them every day. */
export async function openContact(options: ContactOptions): Promise<Contact> {
  const { content, store, mailer, siteUrl } = options;
  const incomingDir = join(options.dataDir, 'incoming');
  const tokenKey = deriveKey(options.secret, 'contact form token');
  const siteOrigin = options.siteUrlIsSet ? new URL(siteUrl).origin : null;
  const linkSecret = deriveKey(options.secret, 'private link');
  const composeMails: KeepOptions['composeMails'] = (message, key) =>
    mailer.isSetUp
      ? contactMails(message, {
          siteUrl,
          contactTo: mailer.contactTo,
          privateLink: siteUrl + sentAddress(message.locale, 'sent', key),
        })
      : [];
  provideSite({
    writeWantedMails: createWantedMailWriter({ database: options.database, linkSecret, composeMails }),
  });
  const receive = createReceiver({
    content,
    store,
    filter: options.filter,
    limits: openSenderLimits(options.database),
    clientOf: options.clients.clientOf,
    openSpool: spoolFiles(incomingDir),
    keepFiles: keepFiles(store.keepUpload),
    composeMails,
    tokenKey,
    linkSecret,
    siteOrigin,
    onFailure: options.onFailure,
    onStored: () => mailer.wake(),
  });
  startDaily({
    ...{ database: options.database, store, mailer, siteUrl, onFailure: options.onFailure },
    retention: () => content.retention(),
    incomingDir,
  });
  return {
    formToken: (locale) => signToken(tokenKey, newToken(locale, Date.now())),
    parts: (pages) => [
      createContactPart({ content, pages, receive }),
      createSentPart({ store, pages, siteOrigin }),
    ],
  };
}
