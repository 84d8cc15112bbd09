import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, inboxAddress } from '#lib/inbox/inbox-query.ts';
import styles from './pages.module.css';

interface PagesProps {
  pages: number;
  query: InboxQuery;
  locale: Locale;
}

/** The way through a long list. */
export function Pages({ pages, query, locale }: PagesProps) {
  const t = translator(locale);
  const { page } = query;
  return (
    <nav className={styles.pages} aria-label={t('inbox.pages.label')}>
      {page > 1 && (
        <a rel="prev" href={inboxAddress({ ...query, page: Math.min(page - 1, pages) })}>
          {t('inbox.pages.previous')}
        </a>
      )}
      <span>{t('inbox.pages.position', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={inboxAddress({ ...query, page: page + 1 })}>
          {t('inbox.pages.next')}
        </a>
      )}
    </nav>
  );
}
