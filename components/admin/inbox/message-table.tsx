import type { MessageSummary } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { InboxQuery } from '#lib/inbox/inbox-query.ts';
import { MessageRow } from './message-row.tsx';
import styles from './message-table.module.css';

interface MessageTableProps {
  messages: readonly MessageSummary[];
  query: InboxQuery;
  locale: Locale;
  now: number;
  isAllSelected: boolean;
}

/** Messages one below the other: a table at a desk, a list on a phone. */
export function MessageTable({ messages, query, locale, now, isAllSelected }: MessageTableProps) {
  const t = translator(locale);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t(`inbox.tabs.${query.tab}`)}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('inbox.table.select')}</span>
          </th>
          <th scope="col">{t('inbox.table.from')}</th>
          <th scope="col">{t('inbox.table.message')}</th>
          <th scope="col">{t('inbox.table.status')}</th>
          <th scope="col">{t('inbox.table.received')}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            query={query}
            locale={locale}
            now={now}
            isSelected={isAllSelected}
          />
        ))}
      </tbody>
    </table>
  );
}
