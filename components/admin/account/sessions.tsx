import { ActionButton } from '#components/admin/action-button.tsx';
import { Moment } from '#components/admin/moment.tsx';
import type { OwnSession } from '#lib/auth/account.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './account.module.css';
import { describeBrowser } from './describe-browser.ts';

/** Where the person has signed in, with a way to end all of it but this. */
export function Sessions({ sessions, locale }: { sessions: readonly OwnSession[]; locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <ul className={styles.rows}>
        {sessions.map(({ id, isThis, userAgent, createdAt, usedAt }) => (
          <li key={id} className={styles.row}>
            <strong>
              {describeBrowser(userAgent) ?? t('auth.account.unknownBrowser')}
              {isThis && ` · ${t('auth.account.thisSession')}`}
            </strong>
            <small>
              {t.rich('auth.account.sessionTimes', {
                begun: () => <Moment at={createdAt} locale={locale} />,
                used: () => <Moment at={usedAt} locale={locale} />,
              })}
            </small>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/admin/account/sessions">
          <ActionButton>{t('auth.account.endOthers')}</ActionButton>
        </form>
      )}
    </>
  );
}
