import { FamilyDrawing } from '#components/drawings/family-drawing.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { organisation } from '#components/site/structured-data.ts';
import type { ContactPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './contact.module.css';
import { MailLink } from './mail-link.tsx';

/** How to reach the foundation, and what happens then. */
export function Contact({ page }: { page: ContactPage }) {
  const { frame, service } = page;
  const t = translator(frame.locale);
  return (
    <PageFrame page={page} family={service?.family ?? 'funding'} data={[organisation(page)]}>
      <div className={styles.opening} data-family={service?.family ?? 'funding'}>
        <div className={`wrap ${styles.grid}`}>
          <Breadcrumbs page={page} />
          <h1 className={styles.title}>{t('contact.heading')}</h1>
          {service ? (
            <p className={styles.lead}>
              {t.rich('contact.aboutService', {
                title: service.title,
                link: (title) => (
                  <a href={service.href} lang={service.lang === frame.locale ? undefined : service.lang}>
                    {title}
                  </a>
                ),
              })}
            </p>
          ) : (
            <p className={styles.lead}>{t('contact.lead')}</p>
          )}
          {frame.email && <MailLink email={frame.email} subject={service?.title} />}
          <div className={styles.drawing}>
            <FamilyDrawing family={service?.family ?? 'participation'} />
          </div>
        </div>
      </div>
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
      </div>
    </PageFrame>
  );
}
