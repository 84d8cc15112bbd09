import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import { minPasswordLength } from '#lib/auth/password-rules.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

interface SetPasswordProps {
  locale: Locale;
  action: string;
  invited: { name: string; email: string };
}

/** Where somebody who was invited, or has forgotten theirs, sets a password. */
export function SetPassword({ locale, action, invited }: SetPasswordProps) {
  const t = translator(locale);
  return (
    <SignInFrame locale={locale} title={t('auth.setPassword.title')}>
      <FormErrors locale={locale} />
      <p>{t('auth.setPassword.text', { email: invited.email })}</p>
      <form className={styles.form} method="post" action={action} noValidate>
        {/* Password managers keep the password under this name. */}
        <input type="email" name="email" autoComplete="username" value={invited.email} readOnly hidden />
        <TextField
          name="name"
          label={t('auth.fields.name')}
          hint={t('auth.fields.nameHint')}
          autoComplete="name"
          value={invited.name}
          locale={locale}
        />
        <TextField
          name="password"
          type="password"
          label={t('auth.fields.newPassword')}
          hint={t('auth.fields.newPasswordHint', { min: minPasswordLength })}
          autoComplete="new-password"
          locale={locale}
        />
        <div>
          <ActionButton weight="strong">{t('auth.setPassword.submit')}</ActionButton>
        </div>
      </form>
    </SignInFrame>
  );
}
