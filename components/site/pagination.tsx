import type { ServicesPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './pagination.module.css';

/** The way through a long list of services. */
export function Pagination({ page: { page, pages, previousHref, nextHref, frame } }: { page: ServicesPage }) {
  const t = translator(frame.locale);
  return (
    <nav className={`wrap ${styles.pagination}`} aria-label={t('services.pagination.label')}>
      {previousHref && (
        <a rel="prev" href={previousHref}>
          {t('services.pagination.previous')}
        </a>
      )}
      <span>{t('services.pagination.position', { page, pages })}</span>
      {nextHref && (
        <a rel="next" href={nextHref}>
          {t('services.pagination.next')}
        </a>
      )}
    </nav>
  );
}
