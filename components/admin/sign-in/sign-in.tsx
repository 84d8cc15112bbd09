import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** What the page says before anything is filled in, by a code in its address. */
export const signInNotices = ['ended', 'code-expired', 'signed-out', 'sign-in', 'set-password'] as const;

export type SignInNotice = (typeof signInNotices)[number];

interface SignInProps {
  locale: Locale;
  /** Where the forms go: this page, with the address to go on to. */
  action: string;
  notice: SignInNotice | null;
  hasMail: boolean;
}

/** The two ways in: a password, or a link by mail. */
export function SignIn({ locale, action, notice, hasMail }: SignInProps) {
  const t = translator(locale);
  return (
    <SignInFrame locale={locale} title={t('auth.signIn.title')}>
      <FormErrors locale={locale} />
      {notice && <PlainNotice>{t(`auth.signIn.notice.${notice}`)}</PlainNotice>}
      <form className={styles.form} method="post" action={action} noValidate>
        <TextField
          name="email"
          type="email"
          label={t('auth.fields.email')}
          autoComplete="username"
          locale={locale}
        />
        <TextField
          name="password"
          type="password"
          label={t('auth.fields.password')}
          autoComplete="current-password"
          locale={locale}
        />
        <div>
          <ActionButton name="by" value="password" weight="strong">
            {t('auth.signIn.submit')}
          </ActionButton>
        </div>
      </form>
      <section className={styles.other} aria-labelledby="by-link">
        <h2 id="by-link" className={styles.heading}>
          {t('auth.signIn.byLink')}
        </h2>
        {hasMail ? (
          <form className={styles.form} method="post" action={action} noValidate>
            <TextField
              name="linkEmail"
              type="email"
              label={t('auth.fields.email')}
              hint={t('auth.signIn.linkHint')}
              autoComplete="email"
              locale={locale}
            />
            <div className={styles.buttons}>
              <ActionButton name="by" value="sign-in">
                {t('auth.signIn.sendLink')}
              </ActionButton>
              <ActionButton name="by" value="set-password">
                {t('auth.signIn.sendPasswordLink')}
              </ActionButton>
            </div>
          </form>
        ) : (
          <p>{t('auth.signIn.noMail')}</p>
        )}
      </section>
    </SignInFrame>
  );
}
