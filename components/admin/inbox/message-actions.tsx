import { ActionButton } from '#components/admin/action-button.tsx';
import { Section } from '#components/admin/section.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Person } from '#lib/auth/session.ts';
import type { MessageStatus, StoredMessage } from '#lib/contact/message.ts';
import { type Locale, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { deleteAddress } from '#lib/inbox/delete-address.ts';
import { type InboxQuery, queryText } from '#lib/inbox/inbox-query.ts';
import { replyAddress } from '#lib/inbox/reply-address.ts';
import { Assignee } from './assignee.tsx';
import styles from './message-actions.module.css';

interface MessageActionsProps {
  message: StoredMessage;
  query: InboxQuery;
  people: readonly Person[];
  locale: Locale;
  /** What is wrong with the person chosen. */
  error: string | undefined;
}

/** Everything that can be done to a message: answering first. */
export function MessageActions({ message, query, people, locale, error }: MessageActionsProps) {
  const t = translator(locale);
  const { id, status } = message;
  const address = (action: string) => `/admin/inbox/${id}/${action}${queryText(query)}`;
  const isAside = status === 'quarantine';
  return (
    <Section title={t(`inbox.status.${status}`)}>
      {!isAside && (
        <div className={styles.reply}>
          <ButtonLink href={replyAddress(message)}>{t('inbox.reply.action')}</ButtonLink>
          <p className={styles.hint}>
            {t('inbox.reply.hint', { language: languageName(message.locale, locale) })}
          </p>
        </div>
      )}
      {!isAside && (
        <form className={styles.row} method="post" action={address('status')}>
          {statuses
            .filter((other) => other !== status)
            .map((other) => (
              <ActionButton
                key={other}
                name="status"
                value={other}
                weight={other === 'answered' ? 'strong' : 'plain'}
              >
                {t(`inbox.actions.${other}`)}
              </ActionButton>
            ))}
        </form>
      )}
      <form className={styles.row} method="post" action={address('mark')}>
        {isAside && (
          <ActionButton name="mark" value="wanted" weight="strong">
            {t('inbox.actions.wanted')}
          </ActionButton>
        )}
        {message.mark !== 'spam' && (
          <ActionButton name="mark" value="spam">
            {t(isAside ? 'inbox.actions.spamAside' : 'inbox.actions.spam')}
          </ActionButton>
        )}
        <ActionButton action={address('unread')}>{t('inbox.actions.unread')}</ActionButton>
      </form>
      <Assignee
        message={message}
        action={address('assignee')}
        people={people}
        locale={locale}
        error={error}
      />
      <a className={styles.delete} href={deleteAddress([id], query)}>
        {t('inbox.actions.delete')}
      </a>
    </Section>
  );
}

const statuses = ['answered', 'closed', 'new'] as const satisfies readonly MessageStatus[];

function languageName(code: Locale, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? locales[code].name;
}
