import type { Actor } from '#lib/database/audit.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Account } from './account.ts';
import type { Person, Role, Session } from './session.ts';
import type { SignIn } from './sign-in.ts';

/** Somebody to be let in. */
export interface NewPerson {
  email: string;
  /** Empty: a person who is known keeps theirs; a new one is called by the address. */
  name?: string;
  /** Not given: a person who is known keeps theirs; the first one is an admin, further ones are editors. */
  role?: Role;
  /** The language in which the site speaks to them; their own choice is not changed. */
  locale?: Locale;
  password?: string;
}

/** Signing in, and who may. */
export interface Authentication {
  /**
   * Answers requests below `/api/auth/`. Only the addresses that this site uses are let through. `client`
   * stands for where the request comes from; `null` where it cannot be told.
   */
  handle(request: Request, client: string | null): Promise<Response>;
  /** The session that the request's cookie names; `null` if there is none or it has ended. */
  findSession(headers: Headers): Promise<Session | null>;
  people(): Promise<Person[]>;
  /** Lets somebody sign in. An address that is known is brought up to date instead; a password ends their sessions. */
  addPerson(person: NewPerson, by: Actor): Promise<{ person: Person; isNew: boolean }>;
  /**
   * A link by which the person sets a password, for seven days and once; earlier ones stop working. It is
   * mailed to them if mail is set up. `null` if there is no such person.
   */
  invite(email: string, by: Actor): Promise<{ link: string; isMailed: boolean } | null>;
  /** Of several admins one has to stay. */
  setRole(email: string, role: Role, by: Actor): Promise<'done' | 'unknown' | 'last-admin'>;
  /** Ends all sessions of the person and forgets them. The last admin goes last of all people. */
  removePerson(email: string, by: Actor): Promise<'done' | 'unknown' | 'last-admin'>;
  signIn: SignIn;
  account: Account;
}
