import { defaultLocale, isLocale } from '#lib/i18n/locales.ts';
import type { Person } from './session.ts';

/** A person as better-auth or the database gives them. */
interface PersonRow {
  id: string;
  name: string;
  email: string;
  role?: string;
  locale?: string;
  twoFactorEnabled?: unknown;
}

/** Reads a row; a role that is not known means the least. */
export function toPerson({ id, name, email, role, locale, twoFactorEnabled }: PersonRow): Person {
  return {
    id,
    name,
    email,
    role: role === 'admin' ? 'admin' : 'editor',
    locale: isLocale(locale) ? locale : defaultLocale,
    hasTwoFactor: Boolean(twoFactorEnabled),
  };
}
