import { FormErrors } from '#components/admin/form-errors.tsx';
import type { Person } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';
import styles from './account.module.css';
import { BackupCodes } from './backup-codes.tsx';
import { ConfirmSecondFactor } from './confirm-second-factor.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';

interface SecondFactorProps {
  person: Person;
  hasPassword: boolean;
  /** The address that an app reads, while the second factor is being set up. */
  pending: string | null;
}

/** Turns the second factor on and off, and gives out backup codes. */
export function SecondFactor({ person, hasPassword, pending }: SecondFactorProps) {
  const { locale, hasTwoFactor } = person;
  const t = translator(locale);
  const codes = scoped('adminForm')?.values.codes?.split(' ').filter(Boolean) ?? [];
  const step = { locale, hasPassword };
  return (
    <div className={styles.sections}>
      <FormErrors locale={locale} />
      {codes.length > 0 && <BackupCodes codes={codes} locale={locale} />}
      {!hasTwoFactor && !pending && <SecondFactorStep {...step} name="begin" weight="strong" />}
      {!hasTwoFactor && pending && <ConfirmSecondFactor address={pending} locale={locale} />}
      {hasTwoFactor && codes.length === 0 && (
        <>
          <SecondFactorStep {...step} name="codes" weight="plain" />
          <SecondFactorStep {...step} name="end" weight="grave" />
        </>
      )}
      <p>
        <a href="/admin/account">{t('auth.account.back')}</a>
      </p>
    </div>
  );
}
