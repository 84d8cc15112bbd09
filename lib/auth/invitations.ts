import { recordAudit } from '#lib/database/audit.ts';
import type { Mailer } from '#lib/mail/mailer.ts';
import { invitationMail } from '#lib/mail/sign-in-mails.ts';
import type { AuthDatabase } from './auth-tables.ts';
import type { Authentication } from './authentication.ts';
import type { Engine } from './engine.ts';
import { passwordLink } from './links.ts';
import { createPasswordKey } from './one-time-keys.ts';

/** Who acts at the terminal, by `npm run editor`. */
export const terminal = { id: 'terminal', name: 'npm run editor' };

/** An invitation works this long (milliseconds). */
const lifetime = 7 * 24 * 60 * 60 * 1000;

interface InvitationParts {
  engine: Engine;
  database: AuthDatabase;
  siteUrl: string;
  mailer: Pick<Mailer, 'isSetUp' | 'send'>;
  people: Authentication['people'];
}

/** Makes the links by which people who are let in set their password. */
export function createInvitations(parts: InvitationParts): Authentication['invite'] {
  const { engine, database, siteUrl, mailer, people } = parts;
  return async (email, by) => {
    const person = (await people()).find((someone) => someone.email === email.trim().toLowerCase());
    if (!person) return null;
    const key = await createPasswordKey(engine, database.db, { personId: person.id, lifetime });
    const link = passwordLink(siteUrl, key);
    const { email: to, locale } = person;
    const minutes = lifetime / 60_000;
    if (mailer.isSetUp)
      await mailer.send(
        invitationMail({ to, locale, link, minutes, by: by.id === terminal.id ? null : by.name }),
      );
    await database.write((transaction) =>
      recordAudit(transaction, [{ actor: by, action: 'person.invite', subject: person.id }]),
    );
    return { link, isMailed: mailer.isSetUp };
  };
}
