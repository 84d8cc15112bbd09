import { FormErrors } from '#components/admin/form-errors.tsx';
import type { AdminFormState } from '#lib/admin/admin-route.ts';
import type { Person } from '#lib/auth/session.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { InboxQuery } from '#lib/inbox/inbox-query.ts';
import type { Neighbour } from '#lib/inbox/neighbours.ts';
import { Attachments } from './attachments.tsx';
import { Deliveries } from './deliveries.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageContext } from './message-context.tsx';
import styles from './message-page.module.css';
import { MessageText } from './message-text.tsx';
import { MessageWay } from './message-way.tsx';
import { Notes } from './notes.tsx';
import { Suspicions } from './suspicions.tsx';

export interface MessagePageProps {
  message: StoredMessage;
  /** The list that the message was opened from. */
  query: InboxQuery;
  neighbours: { newer: Neighbour | null; older: Neighbour | null };
  /** Who can look after it. */
  people: readonly Person[];
  locale: Locale;
  form: AdminFormState | null;
}

/** One message with everything that is known of it and everything that can be done to it. */
export function MessagePage({ message, query, neighbours, people, locale, form }: MessagePageProps) {
  const shared = { message, query, locale };
  const errors = form?.errors ?? {};
  return (
    <>
      <FormErrors locale={locale} />
      <MessageWay neighbours={neighbours} query={query} locale={locale} />
      <div className={styles.page}>
        <div className={styles.text}>
          <Suspicions message={message} locale={locale} />
          <MessageText message={message} locale={locale} />
          <Attachments message={message} locale={locale} />
        </div>
        <div className={styles.side}>
          <MessageActions {...shared} people={people} error={errors.person} />
          <MessageContext message={message} locale={locale} />
        </div>
        <div className={styles.rest}>
          <Notes {...shared} form={form} />
          <Deliveries {...shared} />
        </div>
      </div>
    </>
  );
}
