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

interface ErrorNoticeProps {
  /** By the id of the control that each speaks of. */
  errors: Record<string, string>;
  locale: Locale;
}

/** Everything that is wrong with a form, each with a link to the place; takes the focus when the page opens. */
export function ErrorNotice({ errors, locale }: ErrorNoticeProps) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after wrong input the words about it come first, as GOV.UK does it
    <div className={styles.errors} role="alert" tabIndex={-1} autoFocus>
      <h2 className={styles.title}>{translator(locale)('inbox.errors.label')}</h2>
      <ul className={styles.list}>
        {entries.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
