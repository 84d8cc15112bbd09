import { openAuthentication } from '#lib/auth/open-authentication.ts';
import { openMessageStore } from '#lib/contact/store/open-message-store.ts';
import type { Database } from '#lib/database/database.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { openSecret } from '#lib/database/secrets.ts';
import { throughOutages } from '#lib/database/through-outages.ts';
import type { Environment } from '#lib/env.ts';
import { type ClientKeys, openClientKeys } from '#lib/http/client-keys.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { openMailer } from '#lib/mail/open-mailer.ts';
import { provideSite } from '#lib/site.ts';
import { openSpamFilter } from '#lib/spam/open-spam-filter.ts';

/** What this process has opened besides the content. */
export interface Services {
  database: Database;
  clients: ClientKeys;
  /** What keys are derived from: the same in all processes and after a restart. */
  secret: string;
  close(): Promise<void>;
}

/** Opens database, mail, messages and sign-in, brings the tables up to date, and lets pages use them. */
export async function openServices(environment: Environment): Promise<Services> {
  const { databaseUrl, dataDir, siteUrl, trustedProxies } = environment;
  const onFailure = (error: unknown) => console.error(error);
  const database = await openDatabase({ databaseUrl, dataDir, setsAsideDamaged: true });
  // Postgres may go away in the middle of a start, as at any other moment.
  const patiently = <Result>(work: () => Promise<Result>) => throughOutages(database, work);
  await patiently(() => migrate(database));
  const secret = await patiently(() => openSecret({ authSecret: environment.authSecret, dataDir, database }));
  const settings = mailSettings(environment);
  const mail = openMailer({ database, settings, onFailure });
  const clients = await patiently(() => openClientKeys(database, trustedProxies));
  provideSite({
    database,
    mailer: mail,
    spamFilter: openSpamFilter({ database }),
    messages: openMessageStore({ database, enqueueMails: createEnqueueMails(settings) }),
    authentication: await patiently(() =>
      openAuthentication({ database, secret, siteUrl, mailer: mail, onFailure }),
    ),
  });
  return {
    database,
    clients,
    secret,
    async close() {
      clients.close();
      await mail.close();
      await database.close();
    },
  };
}
