import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import { minPasswordLength } from '#lib/auth/password-rules.ts';
import type { Person } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './account.module.css';

/** Changes the person's password, or gives them a first one. */
export function ChangePassword({ person, hasPassword }: { person: Person; hasPassword: boolean }) {
  const { locale } = person;
  const t = translator(locale);
  return (
    <div className={styles.sections}>
      <FormErrors locale={locale} />
      <form className={styles.form} method="post" action="/admin/account/password" noValidate>
        {/* Password managers keep the password under this name. */}
        <input type="email" name="email" autoComplete="username" value={person.email} readOnly hidden />
        {hasPassword && (
          <TextField
            name="current"
            type="password"
            label={t('auth.fields.currentPassword')}
            autoComplete="current-password"
            locale={locale}
          />
        )}
        <TextField
          name="password"
          type="password"
          label={t('auth.fields.newPassword')}
          hint={t('auth.fields.newPasswordHint', { min: minPasswordLength })}
          autoComplete="new-password"
          locale={locale}
        />
        <p>{t('auth.account.passwordEnds')}</p>
        <div>
          <ActionButton weight="strong">{t('auth.account.savePassword')}</ActionButton>
        </div>
      </form>
      <p>
        <a href="/admin/account">{t('auth.account.back')}</a>
      </p>
    </div>
  );
}
