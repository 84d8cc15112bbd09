import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import { SignInBusyError } from '#lib/auth/password-hash.ts';
import { maxPasswordLength, minPasswordLength, type PasswordFlaw } from '#lib/auth/password-rules.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';

/** What a form was sent with, for what answers it. */
export interface SentForm extends AdminRequest {
  t: Translate;
  /** The value of a field without the space around it; passwords are taken as they are, by `fields`. */
  value(name: string): string;
  /** The page of the form again: with what is wrong, by field, and what was typed. */
  again(
    errors: Record<string, string>,
    more?: { values?: Record<string, string>; path?: string; status?: number },
  ): Extract<AdminAnswer, { kind: 'page' }>;
}

/** A form below `/admin` whose page has the address that it is sent to. */
export function authForm(
  path: string,
  role: AdminRoute['role'],
  run: (form: SentForm) => Promise<AdminAnswer>,
): AdminRoute {
  return {
    method: 'POST',
    path,
    role,
    async run(asked) {
      const t = translator(asked.locale);
      const page = asked.url.pathname + asked.url.search;
      const again: SentForm['again'] = (errors, { values = {}, path = page, status = 422 } = {}) => ({
        kind: 'page',
        status,
        path,
        form: { errors, values },
      });
      const value = (name: string) => asked.fields.get(name)?.trim() ?? '';
      try {
        return await run({ ...asked, t, value, again });
      } catch (error) {
        if (!(error instanceof SignInBusyError)) throw error;
        return again({ password: t('auth.errors.busy') }, { values: { email: value('email') }, status: 503 });
      }
    },
  };
}

/** Says for how long to wait. */
export function waitWords(t: Translate, wait: number): string {
  const seconds = Math.ceil(wait / 1000);
  if (seconds <= 90) return t('auth.errors.waitSeconds', { count: seconds });
  return t('auth.errors.waitMinutes', { count: Math.ceil(seconds / 60) });
}

/** Says why a password is not accepted, and what would be. */
export function flawWords(t: Translate, flaw: PasswordFlaw): string {
  return t(`auth.errors.${flaw}`, { min: minPasswordLength, max: maxPasswordLength });
}
