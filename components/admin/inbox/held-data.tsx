import { ActionButton } from '#components/admin/action-button.tsx';
import { fieldError } from '#components/admin/field-error.ts';
import { Moment } from '#components/admin/moment.tsx';
import { Section } from '#components/admin/section.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './held-data.module.css';

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
          <CheckBox
            id="confirmed"
            name="confirmed"
            value="yes"
            label={t('inbox.person.confirm')}
            error={fieldError(error, t)}
          />
          <ActionButton weight="grave">{t('inbox.person.erase')}</ActionButton>
        </form>
      </Section>
    </>
  );
}
