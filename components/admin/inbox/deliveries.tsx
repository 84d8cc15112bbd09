import { ActionButton } from '#components/admin/action-button.tsx';
import { Section } from '#components/admin/section.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { deliveryWords, mayRetry } from '#lib/inbox/delivery-words.ts';
import { type InboxQuery, queryText } from '#lib/inbox/inbox-query.ts';
import styles from './deliveries.module.css';

interface DeliveriesProps {
  message: StoredMessage;
  query: InboxQuery;
  locale: Locale;
}

/** The mails that a message has caused and how each stands. */
export function Deliveries({ message: { id, deliveries }, query, locale }: DeliveriesProps) {
  const t = translator(locale);
  return (
    <Section title={t('inbox.deliveries.title')}>
      {deliveries.length === 0 && <p>{t('inbox.deliveries.none')}</p>}
      <ul className={styles.list}>
        {deliveries.map((delivery) => (
          <li key={delivery.id} className={styles.delivery}>
            <p>
              <strong>{t(`inbox.deliveries.kinds.${delivery.kind}`)}</strong>{' '}
              {t.rich('inbox.deliveries.to', { address: () => <bdi>{delivery.to}</bdi> })}
            </p>
            <p>{deliveryWords(delivery, locale)}</p>
            {mayRetry(delivery) && (
              <form method="post" action={`/admin/inbox/${id}/deliveries/${delivery.id}${queryText(query)}`}>
                <ActionButton>{t('inbox.deliveries.retry')}</ActionButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
