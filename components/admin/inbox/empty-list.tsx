import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, inboxAddress, isFiltered } from '#lib/inbox/inbox-query.ts';
import styles from './empty-list.module.css';

/** What stands in place of a list without messages: what that means, and what to do. */
export function EmptyList({ query, locale }: { query: InboxQuery; locale: Locale }) {
  const t = translator(locale);
  if (!isFiltered(query))
    return (
      <div className={styles.empty}>
        <h2>{t(`inbox.empty.${query.tab}.title`)}</h2>
        <p>{t(`inbox.empty.${query.tab}.text`)}</p>
      </div>
    );
  const without = inboxAddress({ ...query, search: '', service: '', locale: null, page: 1 });
  return (
    <div className={styles.empty}>
      <h2>{t('inbox.empty.filtered.title')}</h2>
      <p>
        {t.rich(query.tab === 'all' ? 'inbox.empty.filtered.aside' : 'inbox.empty.filtered.text', {
          all: (words) => <a href={inboxAddress({ ...query, tab: 'all', page: 1 })}>{words}</a>,
          aside: (words) => <a href={inboxAddress({ ...query, tab: 'quarantine', page: 1 })}>{words}</a>,
          clear: (words) => <a href={without}>{words}</a>,
        })}
      </p>
    </div>
  );
}
