import { sharedInstance } from '#lib/shared-instance.ts';
import type { Person, Role, Session } from './session.ts';

/** Signing in, and who may. */
export interface Authentication {
  /** Answers requests below `/api/auth/`. Only the addresses that this site uses are let through. */
  handle(request: Request): Promise<Response>;
  /** The session that the request's cookie names; `null` if there is none or it has ended. */
  findSession(headers: Headers): Promise<Session | null>;
  people(): Promise<Person[]>;
  /** Lets somebody sign in; without a password they set one by the link that they are sent or shown. */
  addPerson(person: { email: string; name: string; role: Role; password?: string }): Promise<Person>;
  /** Ends all sessions of the person and forgets them; `false` if there is no such person. */
  removePerson(email: string): Promise<boolean>;
}

/** The sign-in of the process. */
export const authentication = sharedInstance<Authentication>('sign-in');
