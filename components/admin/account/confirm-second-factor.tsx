import { ActionButton } from '#components/admin/action-button.tsx';
import { Section } from '#components/admin/section.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './account.module.css';
import { QrCode } from './qr-code.tsx';
import second from './second-factor.module.css';

/** Shows the key to an app, as a picture and as text, and asks for its first code. */
export function ConfirmSecondFactor({ address, locale }: { address: string; locale: Locale }) {
  const t = translator(locale);
  const key = new URL(address).searchParams.get('secret') ?? '';
  return (
    <Section title={t('auth.secondFactor.confirm.title')}>
      <p>{t('auth.secondFactor.confirm.text')}</p>
      <QrCode text={address} label={t('auth.secondFactor.confirm.picture')} />
      <p>
        {t('auth.secondFactor.confirm.byHand')}{' '}
        <code className={second.key}>{key.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p>
        <a href={address}>{t('auth.secondFactor.confirm.open')}</a>
      </p>
      <form className={styles.form} method="post" action="/admin/account/second-factor" noValidate>
        <TextField
          name="code"
          label={t('auth.fields.code')}
          hint={t('auth.code.hint')}
          autoComplete="one-time-code"
          inputMode="numeric"
          locale={locale}
        />
        <div>
          <ActionButton name="step" value="confirm" weight="strong">
            {t('auth.secondFactor.confirm.submit')}
          </ActionButton>
        </div>
      </form>
    </Section>
  );
}
