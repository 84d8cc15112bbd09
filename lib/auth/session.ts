import type { Locale } from '#lib/i18n/locales.ts';

/** Editors write and answer messages; admins also invite people and read the audit trail. */
export type Role = 'editor' | 'admin';

/** Somebody who may sign in. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** The language in which the studio speaks to them. */
  locale: Locale;
  hasTwoFactor: boolean;
}

/** Somebody who has signed in. */
export interface Session {
  id: string;
  person: Person;
  /** When they signed in, in milliseconds since 1970. */
  createdAt: number;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Whether `role` may do what `needed` may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return role === 'admin' || role === needed;
}
