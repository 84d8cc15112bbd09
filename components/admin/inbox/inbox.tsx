import { FormErrors } from '#components/admin/form-errors.tsx';
import type { MessageList } from '#lib/contact/message-store.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, inboxAddress, isFiltered, queryText } from '#lib/inbox/inbox-query.ts';
import { EmptyList } from './empty-list.tsx';
import { Filters } from './filters.tsx';
import styles from './inbox.module.css';
import { MessageSelection } from './message-selection.tsx';
import { MailWarnings } from './notice.tsx';
import { Pages } from './pages.tsx';
import { Tabs } from './tabs.tsx';

export interface InboxProps {
  list: MessageList;
  query: InboxQuery;
  locale: Locale;
  /** The present, from which short dates are told. */
  now: number;
  warnings: readonly string[];
  /** Whether every message of the page is selected already. */
  isAllSelected: boolean;
  /** Whether the tools for one person's data are shown. */
  hasPersonTools: boolean;
}

/** The list of messages: what waits, what is looked for, and what can be done with several at once. */
export function Inbox(props: InboxProps) {
  const { list, query, locale, warnings } = props;
  const t = translator(locale);
  // Unread are counted over everything that is not set aside.
  const isWhole = !isFiltered(query) && (query.tab === 'new' || query.tab === 'all');
  return (
    <>
      <FormErrors locale={locale} />
      <MailWarnings warnings={warnings} locale={locale} />
      <div className={styles.tools}>
        <Tabs list={list} query={query} locale={locale} />
        <Filters list={list} query={query} locale={locale} />
      </div>
      <div className={styles.results}>
        <p className={styles.summary}>
          <strong>{t('inbox.summary', { total: list.total })}</strong>
          {isWhole && list.unread > 0 && <span>{t('inbox.unreadCount', { count: list.unread })}</span>}
          {list.messages.length > 0 && <SelectAll {...props} />}
          {isFiltered(query) && (
            <a href={inboxAddress({ ...query, search: '', service: '', locale: null, page: 1 })}>
              {t('inbox.filters.clear')}
            </a>
          )}
        </p>
        {list.messages.length === 0 ? (
          <EmptyList query={query} locale={locale} />
        ) : (
          <MessageSelection {...props} />
        )}
      </div>
      {list.pages > 1 && <Pages pages={list.pages} query={query} locale={locale} />}
      <p className={styles.foot}>
        <span>{t('inbox.timeZone')}</span>
        {list.total > 0 && (
          <a href={`/admin/inbox/messages.csv${queryText(query)}`}>
            {t('inbox.selection.exportList', { total: list.total })}
          </a>
        )}
        {props.hasPersonTools && <a href="/admin/inbox/person">{t('inbox.person.link')}</a>}
      </p>
    </>
  );
}

/** Without a script, selecting everything is the same page with every box ticked. */
function SelectAll({ list, query, locale, isAllSelected }: InboxProps) {
  const t = translator(locale);
  if (isAllSelected) return <a href={inboxAddress(query)}>{t('inbox.selection.none')}</a>;
  const count = list.messages.length;
  return <a href={inboxAddress(query, { select: 'all' })}>{t('inbox.selection.all', { count })}</a>;
}
