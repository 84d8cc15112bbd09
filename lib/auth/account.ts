import type { Locale } from '#lib/i18n/locales.ts';
import type { PasswordFlaw } from './password-rules.ts';

export type ChangeResult =
  | { kind: 'done'; cookies: string[] }
  | { kind: 'wrong-password' }
  | { kind: 'wrong-code' }
  | { kind: 'flaw'; flaw: PasswordFlaw }
  | { kind: 'wait'; wait: number };

/** A session as its owner sees it in a list. */
export interface OwnSession {
  id: string;
  isThis: boolean;
  /** What the browser said of itself. */
  userAgent: string;
  createdAt: number;
  usedAt: number;
}

/** What somebody who has signed in may change about themselves. `headers` carry their cookies. */
export interface Account {
  /** Whether they have a password at all; whoever came by link only has none. */
  hasPassword(headers: Headers): Promise<boolean>;
  describe(headers: Headers, change: { name: string; locale: Locale }): Promise<void>;
  /** Ends the other sessions, forgets trusted devices and renews this session. */
  changePassword(headers: Headers, change: { current: string; password: string }): Promise<ChangeResult>;
  sessions(headers: Headers): Promise<OwnSession[]>;
  endOtherSessions(headers: Headers): Promise<void>;
  /** Begins setting up the second factor; it counts once a first code was right. */
  beginSecondFactor(headers: Headers, password: string): Promise<ChangeResult>;
  /** The address that an authenticator app reads, while it is being set up. */
  pendingSecondFactor(headers: Headers): Promise<string | null>;
  confirmSecondFactor(headers: Headers, code: string): Promise<ChangeResult & { codes?: string[] }>;
  renewBackupCodes(headers: Headers, password: string): Promise<ChangeResult & { codes?: string[] }>;
  endSecondFactor(headers: Headers, password: string): Promise<ChangeResult>;
}
