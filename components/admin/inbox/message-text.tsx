import { Moment } from '#components/admin/moment.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './message-text.module.css';

/** What somebody wrote, with its line breaks, in its own direction, under the circumstances in one line. */
export function MessageText({ message, locale }: { message: StoredMessage; locale: Locale }) {
  const t = translator(locale);
  const { organization, service, receivedAt } = message;
  return (
    <section className={styles.section} aria-label={t('inbox.message.text')}>
      <ul className={styles.about}>
        {organization && (
          <li>
            <bdi>{organization}</bdi>
          </li>
        )}
        {service && (
          <li>
            <bdi>{service.title}</bdi>
          </li>
        )}
        <li>
          <Moment at={receivedAt} locale={locale} />
        </li>
      </ul>
      <div className={styles.text} dir="auto" lang={message.locale}>
        {message.message}
      </div>
    </section>
  );
}
