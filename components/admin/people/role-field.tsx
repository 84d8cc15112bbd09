import { Field } from '#components/ui/field.tsx';
import type { Role } from '#lib/auth/session.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';

/** Chooses what somebody may do; `current` is what they may now. */
export function RoleField({ current, locale }: { current: Role; locale: Locale }) {
  const t = translator(locale);
  const state = scoped('adminForm');
  const text = state?.errors.role;
  const error = text ? { prefix: t('admin.form.errorPrefix'), text } : undefined;
  return (
    <Field id="role" label={t('auth.people.role')} hint={t('auth.people.rolesHint')} error={error}>
      {(control) => (
        <select {...control} name="role" defaultValue={state?.values.role ?? current}>
          <option value="editor">{t('auth.people.roles.editor')}</option>
          <option value="admin">{t('auth.people.roles.admin')}</option>
        </select>
      )}
    </Field>
  );
}
