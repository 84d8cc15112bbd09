import { MessageCopy } from '#components/contact-form/message-copy.tsx';
import type { SentMessage, SentView } from '#lib/contact/sent-message.ts';
import type { SentPage } from '#lib/content/page-data.ts';
import { contactAddress, sentAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatDay } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import { ConfirmDeletion } from './confirm-deletion.tsx';
import styles from './sent.module.css';
import { SentFrame } from './sent-frame.tsx';

/** What the page behind a private link is called. */
export function sentTitle({ kind }: SentView, locale: Locale): string {
  const t = translator(locale);
  if (kind === 'thanks') return t('contact.thanks.title');
  if (kind === 'message') return t('contact.sent.title');
  return t(`contact.sent.${kind === 'confirm-deletion' ? 'delete' : kind}.title`);
}

/** The page behind a sender's private link: the status of the message, its copy, and its deletion. */
export function Sent({ page, view }: { page: SentPage; view: SentView }) {
  const { locale } = page.frame;
  const t = translator(locale);
  switch (view.kind) {
    case 'thanks':
    case 'message':
      return <Message page={page} message={view.message} href={sentAddress(locale, 'sent', view.key)} />;
    case 'confirm-deletion':
      return (
        <ConfirmDeletion
          page={page}
          reference={view.message.reference}
          href={sentAddress(locale, 'sent', view.key)}
        />
      );
    case 'deleted':
    case 'missing':
      return (
        <SentFrame
          page={page}
          title={sentTitle(view, locale)}
          lead={t.rich(`contact.sent.${view.kind}.text`, {
            contact: (words) => <a href={contactAddress(locale)}>{words}</a>,
          })}
        />
      );
  }
}

function Message({ page, message, href }: { page: SentPage; message: SentMessage; href: string }) {
  const { locale } = page.frame;
  const t = translator(locale);
  return (
    <SentFrame
      page={page}
      title={t('contact.sent.title')}
      lead={t(`contact.sent.status.${message.status}`, { email: message.email })}
      reference={message.reference}
    >
      <section className={styles.section} aria-labelledby="copy">
        <h2 id="copy">{t('contact.sent.copy')}</h2>
        <MessageCopy message={message} locale={locale} filesHref={href} />
      </section>
      <ul className={styles.ways}>
        <li>
          <a href={`${href}?download`}>{t('contact.sent.download')}</a>
        </li>
        <li>
          <a href={`${href}?delete`}>{t('contact.sent.delete.ask')}</a>
        </li>
      </ul>
      <p className={styles.note}>{t('contact.sent.until', { date: formatDay(message.expiresAt, locale) })}</p>
    </SentFrame>
  );
}
