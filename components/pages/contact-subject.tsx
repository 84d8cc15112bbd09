import type { EntrySummary } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './contact-subject.module.css';

/** The service that a person comes from, and the way to write about something else. */
export function ContactSubject({ service, locale }: { service: EntrySummary; locale: Locale }) {
  const t = translator(locale);
  return (
    <div className={styles.subject}>
      <p className={styles.about}>
        {t.rich('contact.form.about', {
          service: () => (
            <a href={service.href} lang={service.lang === locale ? undefined : service.lang}>
              {service.title}
            </a>
          ),
        })}
      </p>
      <p>
        <a className={styles.drop} href={contactAddress(locale)}>
          {t('contact.form.dropService')}
        </a>
      </p>
    </div>
  );
}
