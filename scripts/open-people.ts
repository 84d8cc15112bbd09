import type { Authentication } from '#lib/auth/authentication.ts';
import { openAuthentication } from '#lib/auth/open-authentication.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { openSecret } from '#lib/database/secrets.ts';
import type { Environment } from '#lib/env.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';

/** Opens the sign-in for a command: mails wait in the outbox for the site to send them. */
export async function openPeople(
  environment: Environment,
): Promise<{ authentication: Authentication; close: () => Promise<void> }> {
  const { databaseUrl, dataDir, siteUrl, authSecret } = environment;
  const database = await openDatabase({ databaseUrl, dataDir });
  await migrate(database);
  const secret = await openSecret({ authSecret, dataDir, database });
  const settings = mailSettings(environment);
  const enqueue = createEnqueueMails(settings);
  const authentication = await openAuthentication({
    database,
    secret,
    siteUrl,
    mailer: {
      isSetUp: settings !== null,
      send: (mail) => database.write((transaction) => enqueue(transaction, [mail], null)),
    },
    onFailure: (error) => console.error(error),
  });
  return { authentication, close: () => database.close() };
}
