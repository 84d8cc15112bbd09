import type { PasswordFlaw } from './password-rules.ts';

export type SignInResult =
  /** `cookies` are whole `Set-Cookie` values. */
  | { kind: 'signed-in'; cookies: string[] }
  | { kind: 'second-factor'; cookies: string[] }
  | { kind: 'wrong' }
  /** The link or the challenge has expired or was used. */
  | { kind: 'expired' }
  /** Too many attempts; milliseconds. */
  | { kind: 'wait'; wait: number };

/** What a link was asked for. */
export type LinkPurpose = 'sign-in' | 'set-password';

/** The ways in, for forms. `headers` are those of the request, with its cookies. */
export interface SignIn {
  /** Whether links can be mailed. */
  hasMail: boolean;
  withPassword(attempt: {
    email: string;
    password: string;
    headers: Headers;
    client: string | null;
  }): Promise<SignInResult>;
  /**
   * Mails a link if the address is known; the answer and its time tell nobody whether it is. `wait`:
   * milliseconds, after too many wishes from one place.
   */
  askForLink(wish: {
    email: string;
    purpose: LinkPurpose;
    next: string;
    client: string | null;
  }): Promise<{ wait: number }>;
  /** Whether a link that was mailed still works; looking at it does not use it up. */
  isLinkAlive(token: string): Promise<boolean>;
  withLink(token: string, headers: Headers): Promise<SignInResult>;
  /** Whether somebody has given the first factor and is to give the second. */
  isAsked(headers: Headers): Promise<boolean>;
  withCode(answer: {
    code: string;
    kind: 'app' | 'backup';
    trustDevice: boolean;
    headers: Headers;
  }): Promise<SignInResult>;
  /** Whom a link for setting a password is for; `null` if it has expired or was used. */
  findInvited(token: string): Promise<{ name: string; email: string } | null>;
  /** Sets the password, and then signs in with it. A password that is not accepted does not use up the link. */
  setPassword(
    token: string,
    choice: { password: string; name?: string },
    headers: Headers,
  ): Promise<SignInResult | { kind: 'flaw'; flaw: PasswordFlaw }>;
  /** Ends the session; the cookies to set. */
  out(headers: Headers): Promise<string[]>;
}
