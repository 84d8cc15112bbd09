import type { AnyListPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './pagination.module.css';

/** The way through a long list. */
export function Pagination({ page: { page, pages, previousHref, nextHref, frame } }: { page: AnyListPage }) {
  const t = translator(frame.locale);
  return (
    <nav className={`wrap ${styles.pagination}`} aria-label={t('list.pagination.label')}>
      {previousHref && (
        <a rel="prev" href={previousHref}>
          {t('list.pagination.previous')}
        </a>
      )}
      <span>{t('list.pagination.position', { page, pages })}</span>
      {nextHref && (
        <a rel="next" href={nextHref}>
          {t('list.pagination.next')}
        </a>
      )}
    </nav>
  );
}
