import { ActionButton } from '#components/admin/action-button.tsx';
import { Section } from '#components/admin/section.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './account.module.css';

interface SecondFactorStepProps {
  name: 'begin' | 'codes' | 'end';
  weight: 'strong' | 'plain' | 'grave';
  locale: Locale;
  /** Whether there is a password to ask for. */
  hasPassword: boolean;
}

/** One thing to do about the second factor; whoever has a password gives it again. */
export function SecondFactorStep({ name, weight, locale, hasPassword }: SecondFactorStepProps) {
  const t = translator(locale);
  return (
    <Section title={t(`auth.secondFactor.${name}.title`)}>
      <p>{t(`auth.secondFactor.${name}.text`)}</p>
      <form className={styles.form} method="post" action="/admin/account/second-factor" noValidate>
        {hasPassword && (
          <TextField
            name={`${name}Password`}
            type="password"
            label={t('auth.fields.currentPassword')}
            autoComplete="current-password"
            locale={locale}
          />
        )}
        <div>
          <ActionButton name="step" value={name} weight={weight}>
            {t(`auth.secondFactor.${name}.submit`)}
          </ActionButton>
        </div>
      </form>
    </Section>
  );
}
