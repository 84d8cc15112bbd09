import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** Asks for the second factor: the code of an app, or a backup code. */
export function Code({ locale, action }: { locale: Locale; action: string }) {
  const t = translator(locale);
  const isBackupWrong = scoped('adminForm')?.errors.backupCode !== undefined;
  return (
    <SignInFrame locale={locale} title={t('auth.code.title')}>
      <FormErrors locale={locale} />
      <form className={styles.form} method="post" action={action} noValidate>
        <TextField
          name="code"
          label={t('auth.fields.code')}
          hint={t('auth.code.hint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          locale={locale}
        />
        <CheckBox id="trustDevice" name="trustDevice" value="yes" label={t('auth.code.trust')} />
        <div>
          <ActionButton name="kind" value="app" weight="strong">
            {t('auth.code.submit')}
          </ActionButton>
        </div>
      </form>
      <details className={styles.other} open={isBackupWrong}>
        <summary>{t('auth.code.backup')}</summary>
        <form className={styles.form} method="post" action={action} noValidate>
          <TextField
            name="backupCode"
            label={t('auth.fields.backupCode')}
            hint={t('auth.code.backupHint')}
            autoComplete="off"
            locale={locale}
          />
          <div>
            <ActionButton name="kind" value="backup">
              {t('auth.code.submitBackup')}
            </ActionButton>
          </div>
        </form>
      </details>
    </SignInFrame>
  );
}
