import { defaultLocale, isLocale } from '#lib/i18n/locales.ts';
import type { Mailer } from '#lib/mail/mailer.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { setPasswordMail, signInMail } from '#lib/mail/sign-in-mails.ts';
import type { AuthDatabase } from './auth-tables.ts';
import { type Engine, linkLifetime } from './engine.ts';
import { consumePasswordKey, createPasswordKey, findPasswordKey } from './one-time-keys.ts';
import { findPasswordFlaw, type PasswordFlaw } from './password-rules.ts';
import { toPerson } from './person.ts';
import type { Person } from './session.ts';
import type { SignIn } from './sign-in.ts';
import { localPath } from './sign-in-address.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { storePassword } from './store-password.ts';

/** A link to set a password that somebody asked for themselves works this long (milliseconds). */
const ownPasswordLinkLifetime = 60 * 60_000;

export interface LinkParts {
  engine: Engine;
  database: AuthDatabase;
  siteUrl: string;
  mailer: Pick<Mailer, 'isSetUp' | 'send'>;
  limits: SignInLimits;
  onFailure: (error: unknown) => void;
}

/** Links that let somebody in, or let them set a password. */
export interface Links extends Pick<SignIn, 'findInvited'> {
  hasMail: boolean;
  ask: SignIn['askForLink'];
  setPassword(
    token: string,
    choice: { password: string; name?: string },
  ): Promise<{ kind: 'set'; email: string } | { kind: 'expired' } | { kind: 'flaw'; flaw: PasswordFlaw }>;
}

/** Makes links, mails them, and lets them be used once. */
export function createLinks({ engine, database, siteUrl, mailer, limits, onFailure }: LinkParts): Links {
  async function findPerson(email: string): Promise<Person | null> {
    const { internalAdapter } = await engine.$context;
    const found = await internalAdapter.findUserByEmail(email);
    return found ? toPerson(found.user) : null;
  }

  async function mailLink({ email, purpose, next }: Parameters<SignIn['askForLink']>[0]): Promise<void> {
    const person = await findPerson(email);
    if (!person || !(await limits.mayMailLink(person.email))) return;
    if (purpose === 'set-password') {
      const lifetime = ownPasswordLinkLifetime;
      const key = await createPasswordKey(engine, database.db, { personId: person.id, lifetime });
      const { email: to, locale } = person;
      const link = passwordLink(siteUrl, key);
      return mailer.send(setPasswordMail({ to, locale, link, minutes: lifetime / 60_000 }));
    }
    // better-auth makes the token and calls `onLink`, which mails it.
    const metadata = { next, locale: person.locale };
    await engine.api.signInMagicLink({ body: { email: person.email, metadata }, headers: new Headers() });
  }

  return {
    hasMail: mailer.isSetUp,

    async ask(wish) {
      const wait = await limits.askForLink(wish.client);
      // Not awaited: how long it takes would tell whether the address is known.
      if (wait === 0) mailLink(wish).catch(onFailure);
      return { wait };
    },

    async findInvited(token) {
      const personId = await findPasswordKey(engine, token);
      if (!personId) return null;
      const { internalAdapter } = await engine.$context;
      const found = await internalAdapter.findUserById(personId);
      return found && { name: found.name, email: found.email };
    },

    async setPassword(token, { password, name }) {
      const { internalAdapter } = await engine.$context;
      const invitedId = await findPasswordKey(engine, token);
      const invited = invitedId ? await internalAdapter.findUserById(invitedId) : null;
      if (!invited) return { kind: 'expired' };
      const flaw = findPasswordFlaw(password, { name: name ?? invited.name, email: invited.email });
      if (flaw) return { kind: 'flaw', flaw };
      const personId = await consumePasswordKey(engine, token);
      if (!personId) return { kind: 'expired' };
      await storePassword(engine, database.db, { personId, password });
      if (name) await internalAdapter.updateUser(personId, { name });
      return { kind: 'set', email: invited.email };
    },
  };
}

/** What better-auth tells of a link that it made. */
export interface MadeLink {
  email: string;
  token: string;
  metadata?: Record<string, unknown> | undefined;
}

/** The address of the page on which a password is set. */
export function passwordLink(siteUrl: string, key: string): string {
  return `${siteUrl}/admin/sign-in/password/${key}`;
}

/** The mail with a link for signing in; `metadata` is what `ask` handed to better-auth. */
export function linkMail(siteUrl: string, { email, token, metadata }: MadeLink): OutgoingMail {
  const next = localPath(String(metadata?.next ?? ''));
  const query = next === '/admin' ? '' : `?next=${encodeURIComponent(next)}`;
  const asked = String(metadata?.locale ?? '');
  const locale = isLocale(asked) ? asked : defaultLocale;
  const link = `${siteUrl}/admin/sign-in/link/${token}${query}`;
  return signInMail({ to: email, locale, link, minutes: linkLifetime / 60 });
}
