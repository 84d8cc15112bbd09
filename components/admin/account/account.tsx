import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { Section } from '#components/admin/section.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import { Field } from '#components/ui/field.tsx';
import type { OwnSession } from '#lib/auth/account.ts';
import type { Session } from '#lib/auth/session.ts';
import { localeCodes, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './account.module.css';
import { Sessions } from './sessions.tsx';

/** What the page says was done, by a code in its address. */
export const accountNotices = ['saved', 'password', 'sessions', 'second-factor-off'] as const;

interface AccountProps {
  session: Session;
  hasPassword: boolean;
  sessions: readonly OwnSession[];
  notice: (typeof accountNotices)[number] | null;
}

/** What belongs to the person who has signed in. */
export function Account({ session: { person }, hasPassword, sessions, notice }: AccountProps) {
  const { locale } = person;
  const t = translator(locale);
  return (
    <div className={styles.sections}>
      <FormErrors locale={locale} />
      {notice && <PlainNotice>{t(`auth.account.done.${notice}`)}</PlainNotice>}
      <Section title={t('auth.account.about')}>
        <form className={styles.form} method="post" action="/admin/account" noValidate>
          <TextField
            name="name"
            label={t('auth.fields.name')}
            hint={t('auth.fields.nameHint')}
            autoComplete="name"
            value={person.name}
            locale={locale}
          />
          <Field id="locale" label={t('auth.fields.locale')}>
            {(control) => (
              <select {...control} name="locale" defaultValue={locale}>
                {localeCodes.map((code) => (
                  <option key={code} value={code} lang={code}>
                    {locales[code].name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div>
            <ActionButton weight="strong">{t('auth.account.save')}</ActionButton>
          </div>
        </form>
        <p>{t('auth.account.email', { email: person.email })}</p>
      </Section>
      <Section title={t('auth.account.safety')}>
        <p>{t(hasPassword ? 'auth.account.hasPassword' : 'auth.account.noPassword')}</p>
        <p>
          <a href="/admin/account/password">
            {t(hasPassword ? 'auth.account.changePassword' : 'auth.account.setPassword')}
          </a>
        </p>
        <p>{t(person.hasTwoFactor ? 'auth.account.hasSecondFactor' : 'auth.account.noSecondFactor')}</p>
        <p>
          <a href="/admin/account/second-factor">
            {t(person.hasTwoFactor ? 'auth.account.manageSecondFactor' : 'auth.account.setUpSecondFactor')}
          </a>
        </p>
      </Section>
      <Section title={t('auth.account.sessions')}>
        <Sessions sessions={sessions} locale={locale} />
      </Section>
    </div>
  );
}
