import type { MessageList } from '#lib/contact/message-store.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, type InboxTab, inboxAddress, inboxTabs } from '#lib/inbox/inbox-query.ts';
import styles from './tabs.module.css';

interface TabsProps {
  list: MessageList;
  query: InboxQuery;
  locale: Locale;
}

/** The parts of the inbox with how many messages stand in each; what is looked for stays. */
export function Tabs({ list: { counts }, query, locale }: TabsProps) {
  const t = translator(locale);
  const countOf = (tab: InboxTab) =>
    tab === 'all' ? counts.new + counts.answered + counts.closed : counts[tab];
  return (
    <nav aria-label={t('inbox.tabs.label')}>
      <ul className={styles.tabs}>
        {inboxTabs.map((tab) => (
          <li key={tab}>
            <a
              href={inboxAddress({ ...query, tab, page: 1 })}
              aria-current={tab === query.tab ? 'page' : undefined}
            >
              {t(`inbox.tabs.${tab}`)} <span className={styles.count}>{countOf(tab)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
