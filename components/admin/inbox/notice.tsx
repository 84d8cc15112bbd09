import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Notice } from '#lib/inbox/notices.ts';
import styles from './notice.module.css';

/** Says what was just done. */
export function DoneNotice({ notice, locale }: { notice: Notice | null; locale: Locale }) {
  if (!notice) return null;
  const t = translator(locale);
  return (
    <p className={styles.done} role="status">
      {t(`inbox.done.${notice.code}`, { count: notice.count })}
    </p>
  );
}

/** Says what is wrong with mail, for as long as it is. */
export function MailWarnings({ warnings, locale }: { warnings: readonly string[]; locale: Locale }) {
  if (warnings.length === 0) return null;
  return (
    <aside className={styles.warnings} aria-label={translator(locale)('inbox.banner.label')}>
      {warnings.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </aside>
  );
}
