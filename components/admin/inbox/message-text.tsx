import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './message-text.module.css';

/** What somebody wrote, with its line breaks, in its own direction. */
export function MessageText({ message, locale }: { message: StoredMessage; locale: Locale }) {
  const t = translator(locale);
  return (
    <section aria-label={t('inbox.message.text')}>
      <div className={styles.text} dir="auto" lang={message.locale}>
        {message.message}
      </div>
    </section>
  );
}
