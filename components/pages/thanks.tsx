import { MessageCopy } from '#components/contact-form/message-copy.tsx';
import { Inline } from '#components/document/inline.tsx';
import { FixedText } from '#components/site/fixed-text.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { SentView } from '#lib/contact/sent-message.ts';
import type { SentPage } from '#lib/content/page-data.ts';
import { sentAddress } from '#lib/i18n/addresses.ts';
import { formatDay } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './sent.module.css';
import { SentFrame } from './sent-frame.tsx';

/** Thanks for a message: its reference, what happens now, the private link and a copy. */
export function Thanks({
  page,
  view,
}: {
  page: SentPage;
  view: Extract<SentView, { kind: 'thanks' }> | null;
}) {
  const { locale } = page.frame;
  const t = translator(locale);
  const message = view?.message;
  return (
    <SentFrame
      page={page}
      title={page.words.heading}
      lead={message ? t('contact.sent.arrived') : <Inline nodes={page.words.lead} />}
      reference={message?.reference}
    >
      <FixedText words={page.words} />
      {view?.untaken.map((name) => (
        <p key={name} className={styles.note}>
          {t('contact.sent.untaken', { name })}
        </p>
      ))}
      {message?.isConfirmed && (
        <p className={styles.note}>{t('contact.sent.confirmed', { email: message.email })}</p>
      )}
      <section className={styles.section} aria-labelledby="next">
        <h2 id="next">{t('contact.sent.next.title')}</h2>
        <ol className={styles.steps}>
          <li>{t('contact.sent.next.read')}</li>
          <li>{t('contact.sent.next.answer')}</li>
          <li>{t('contact.sent.next.talk')}</li>
        </ol>
      </section>
      {view && message && (
        <>
          <section className={styles.section} aria-labelledby="link">
            <h2 id="link">{t('contact.sent.link.title')}</h2>
            <p className={styles.text}>
              {t('contact.sent.link.text', { date: formatDay(message.expiresAt, locale) })}
            </p>
            <p>
              <ButtonLink href={sentAddress(locale, 'sent', view.key)}>
                {t('contact.sent.link.open')}
              </ButtonLink>
            </p>
          </section>
          <section className={styles.section} aria-labelledby="copy">
            <h2 id="copy">{t('contact.sent.copy')}</h2>
            <MessageCopy message={message} locale={locale} />
          </section>
        </>
      )}
    </SentFrame>
  );
}
