import { Moment } from '#components/admin/moment.tsx';
import type { MessageSummary } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, messageAddress } from '#lib/inbox/inbox-query.ts';
import styles from './message-row.module.css';

interface MessageRowProps {
  message: MessageSummary;
  query: InboxQuery;
  locale: Locale;
  now: number;
  isSelected: boolean;
}

/** A message in a list; the whole row leads to it, but for the box that selects it. */
export function MessageRow({ message, query, locale, now, isSelected }: MessageRowProps) {
  const t = translator(locale);
  const { id, name, organization, service, excerpt, isRead, receivedAt } = message;
  return (
    <tr className={styles.row} data-unread={isRead ? undefined : ''}>
      <td className={styles.select}>
        <label className={styles.box}>
          <input type="checkbox" name="id" value={id} defaultChecked={isSelected} />
          <span className="visually-hidden">{t('inbox.row.select', { name })}</span>
        </label>
      </td>
      <th scope="row" className={styles.from}>
        {!isRead && (
          <span className={styles.dot}>
            <span className="visually-hidden">{t('inbox.row.unread')}: </span>
          </span>
        )}
        <a className={styles.link} href={messageAddress(id, query)}>
          <bdi>{name}</bdi>
        </a>
        {organization && <bdi className={styles.organization}>{organization}</bdi>}
      </th>
      <td className={styles.message} lang={message.locale === locale ? undefined : message.locale}>
        {service && <strong className={styles.service}>{service.title}</strong>}
        <bdi className={styles.excerpt}>{excerpt}</bdi>
      </td>
      <td className={styles.state}>
        {flags(message, query, t).map((flag) => (
          <span key={flag} className={styles.flag}>
            {flag}
          </span>
        ))}
      </td>
      <td className={styles.received}>
        <Moment at={receivedAt} now={now} locale={locale} />
      </td>
    </tr>
  );
}

// The status is said only where the list holds more than one.
function flags(message: MessageSummary, { tab }: InboxQuery, t: Translate): string[] {
  const { status, assigneeName, attachmentCount, hasMailTrouble } = message;
  return [
    tab === 'all' && t(`inbox.status.${status}`),
    assigneeName !== null && t('inbox.row.assignee', { name: assigneeName }),
    attachmentCount > 0 && t('inbox.row.attachments', { count: attachmentCount }),
    hasMailTrouble && t('inbox.row.mailTrouble'),
  ].filter((flag) => flag !== false);
}
