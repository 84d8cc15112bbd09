import { ActionButton } from '#components/admin/action-button.tsx';
import { Moment } from '#components/admin/moment.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, inboxAddress, queryText } from '#lib/inbox/inbox-query.ts';
import styles from './deletion.module.css';

interface DeletionProps {
  messages: readonly StoredMessage[];
  query: InboxQuery;
  locale: Locale;
}

/** Asks back before messages are deleted, and names them. */
export function Deletion({ messages, query, locale }: DeletionProps) {
  const t = translator(locale);
  const back = <a href={inboxAddress(query)}>{t('inbox.message.back')}</a>;
  if (messages.length === 0)
    return (
      <>
        <p>{t('inbox.delete.none')}</p>
        <p>{back}</p>
      </>
    );
  return (
    <form className={styles.deletion} method="post" action={`/admin/inbox/delete${queryText(query)}`}>
      <ul className={styles.list}>
        {messages.map(({ id, name, reference, receivedAt }) => (
          <li key={id} className={styles.message}>
            <input type="hidden" name="id" value={id} />
            <bdi className={styles.name}>{name}</bdi>
            <span>
              {reference}, <Moment at={receivedAt} locale={locale} />
            </span>
          </li>
        ))}
      </ul>
      <p>{t('inbox.delete.text')}</p>
      <p className={styles.ways}>
        <ActionButton weight="strong">{t('inbox.delete.confirm', { count: messages.length })}</ActionButton>
        <a href={inboxAddress(query)}>{t('inbox.delete.cancel')}</a>
      </p>
    </form>
  );
}
