import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { ActionButton } from './action-button.tsx';
import styles from './held-data.module.css';
import { Moment } from './moment.tsx';
import { Section } from './section.tsx';

interface HeldDataProps {
  email: string;
  messages: readonly StoredMessage[];
  locale: Locale;
  /** What is wrong with the confirmation. */
  error: string | undefined;
}

/** The messages of a person, with the two things that a person may ask for: a copy, and erasure. */
export function HeldData({ email, messages, locale, error }: HeldDataProps) {
  const t = translator(locale);
  const address = <input type="hidden" name="email" value={email} />;
  const found = t.rich('inbox.person.found', { count: messages.length, email: () => <bdi>{email}</bdi> });
  if (messages.length === 0) return <p role="status">{found}</p>;
  return (
    <>
      <Section title={found}>
        <ul className={styles.list}>
          {messages.map(({ id, reference, receivedAt }) => (
            <li key={id}>
              <a href={`/admin/inbox/${id}`}>{reference}</a>, <Moment at={receivedAt} locale={locale} />
            </li>
          ))}
        </ul>
        <form method="post" action="/admin/inbox/person/export">
          {address}
          <ActionButton>{t('inbox.person.export')}</ActionButton>
        </form>
        <p>{t('inbox.person.exportHint')}</p>
      </Section>
      <Section title={t('inbox.person.eraseTitle')}>
        <p>{t('inbox.person.eraseText')}</p>
        <form className={styles.erasure} method="post" action="/admin/inbox/person/erasure">
          {address}
          {error && (
            <p className={styles.error} id="confirmed-error">
              {error}
            </p>
          )}
          <label className={styles.confirm}>
            <input
              type="checkbox"
              id="confirmed"
              name="confirmed"
              value="yes"
              aria-describedby={error && 'confirmed-error'}
              aria-invalid={error ? 'true' : undefined}
            />
            {t('inbox.person.confirm')}
          </label>
          <ActionButton weight="grave">{t('inbox.person.erase')}</ActionButton>
        </form>
      </Section>
    </>
  );
}
