import type { SiteFrame } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './contact-ways.module.css';
import { MailLink } from './mail-link.tsx';

/** What happens with a message, and how to reach the foundation without the form. */
export function ContactWays({ frame, subject }: { frame: SiteFrame; subject: string | undefined }) {
  const t = translator(frame.locale);
  return (
    <div className={`wrap ${styles.columns}`}>
      <section aria-labelledby="expect">
        <h2 id="expect">{t('contact.expect.title')}</h2>
        <ol className={styles.steps}>
          <li>{t('contact.expect.read')}</li>
          <li>{t('contact.expect.answer')}</li>
          <li>{t('contact.expect.talk')}</li>
        </ol>
      </section>
      <section aria-labelledby="where">
        <h2 id="where">{t('contact.where')}</h2>
        <address className={styles.address}>
          {frame.addresses.map(({ place, lines }) => (
            <p key={place}>
              <strong>{place}</strong>
              {lines.map((line) => (
                <span key={line} className={styles.line}>
                  {line}
                </span>
              ))}
            </p>
          ))}
          {frame.phone && (
            <p>
              <strong>{t('contact.phone')}</strong>
              <a className={styles.line} href={`tel:${frame.phone.replace(/[^+\d]/g, '')}`}>
                {frame.phone}
              </a>
            </p>
          )}
        </address>
      </section>
      {frame.email && (
        <section className={styles.mail} aria-labelledby="mail">
          <h2 id="mail">{t('contact.byMail')}</h2>
          <MailLink email={frame.email} subject={subject} />
        </section>
      )}
    </div>
  );
}
