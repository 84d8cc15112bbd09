import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, inboxAddress, messageAddress } from '#lib/inbox/inbox-query.ts';
import type { Neighbour } from '#lib/inbox/neighbours.ts';
import styles from './message-way.module.css';

interface MessageWayProps {
  neighbours: { newer: Neighbour | null; older: Neighbour | null };
  query: InboxQuery;
  locale: Locale;
}

/** Back to the list, and to the messages beside this one. */
export function MessageWay({ neighbours: { newer, older }, query, locale }: MessageWayProps) {
  const t = translator(locale);
  const link = (neighbour: Neighbour | null, rel: 'prev' | 'next', way: 'newer' | 'older') =>
    neighbour && (
      <li>
        <a rel={rel} href={messageAddress(neighbour.message.id, neighbour.query)}>
          {t.rich(`inbox.message.${way}`, { name: () => <bdi>{neighbour.message.name}</bdi> })}
        </a>
      </li>
    );
  return (
    <nav className={styles.way} aria-label={t('inbox.message.neighbours')}>
      <ul className={styles.links}>
        <li>
          <a href={inboxAddress(query)}>{t('inbox.message.back')}</a>
        </li>
        {link(newer, 'prev', 'newer')}
        {link(older, 'next', 'older')}
      </ul>
    </nav>
  );
}
