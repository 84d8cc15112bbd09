import type { ReactNode } from 'react';
import type { SentMessage } from '#lib/contact/sent-message.ts';
import { fileSize } from '#lib/i18n/file-size.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './message-copy.module.css';

interface MessageCopyProps {
  message: SentMessage;
  locale: Locale;
  /** The page that gives out the files; without it they are only named. */
  filesHref?: string;
}

/** What somebody sent, word for word; what they left out is left out. */
export function MessageCopy({ message, locale, filesHref }: MessageCopyProps) {
  const t = translator(locale);
  const fields = ['name', 'email', 'organization', 'position', 'city', 'source'] as const;
  return (
    <dl className={styles.copy}>
      {message.service && <Row term={t('contact.sent.service')}>{message.service}</Row>}
      {fields
        .filter((name) => message[name])
        .map((name) => (
          <Row key={name} term={t(`contact.form.labels.${name}`)}>
            {message[name]}
          </Row>
        ))}
      <Row term={t('contact.form.labels.message')}>
        <span className={styles.message}>{message.message}</span>
      </Row>
      {message.attachments.length > 0 && (
        <Row term={t('contact.sent.files')}>
          {message.attachments.map(({ id, name, size }) => (
            <span key={id} className={styles.file}>
              {filesHref ? <a href={`${filesHref}?file=${id}`}>{name}</a> : name} ({fileSize(size, locale)})
            </span>
          ))}
        </Row>
      )}
      <Row term={t('contact.sent.receivedAt')}>{formatMoment(message.receivedAt, locale)}</Row>
    </dl>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
