import { ActionButton } from '#components/admin/action-button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { SignInFrame } from './sign-in-frame.tsx';

interface LinkProps {
  locale: Locale;
  action: string;
  isAlive: boolean;
}

/** What a link in a mail opens. It is used by the button: programs that look through mail open every link. */
export function Link({ locale, action, isAlive }: LinkProps) {
  if (!isAlive) return <ExpiredLink locale={locale} />;
  const t = translator(locale);
  return (
    <SignInFrame locale={locale} title={t('auth.link.title')}>
      <p>{t('auth.link.text')}</p>
      <form method="post" action={action}>
        <ActionButton weight="strong">{t('auth.signIn.submit')}</ActionButton>
      </form>
    </SignInFrame>
  );
}

/** Says that a link no longer works, and where to get another one. */
export function ExpiredLink({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <SignInFrame locale={locale} title={t('auth.link.expiredTitle')}>
      <p>{t('auth.link.expiredText')}</p>
      <p>
        <ButtonLink href="/admin/sign-in">{t('auth.link.again')}</ButtonLink>
      </p>
    </SignInFrame>
  );
}
