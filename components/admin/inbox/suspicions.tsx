import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { suspicionWords, verdictWords } from '#lib/inbox/suspicion-words.ts';
import styles from './suspicions.module.css';

/** Why a message was set aside, in words; what is not and never was needs none. */
export function Suspicions({ message, locale }: { message: StoredMessage; locale: Locale }) {
  const { status, suspicions, verdict, mark } = message;
  if (status !== 'quarantine' && suspicions.length === 0) return null;
  const t = translator(locale);
  const { percent, spam, wanted } = verdictWords(verdict, locale);
  const isJudgedByWords = suspicions.some(({ code }) => code === 'words');
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(
      words.map((word) => t('inbox.verdict.word', { word })),
    );
  return (
    <section className={styles.reasons} aria-labelledby="reasons">
      <h2 id="reasons" className={styles.title}>
        {t('inbox.suspicions.title')}
      </h2>
      <ul className={styles.list}>
        {mark && (
          <li>{t(mark === 'spam' ? 'inbox.suspicions.markedSpam' : 'inbox.suspicions.markedWanted')}</li>
        )}
        {suspicions.map((suspicion) => (
          <li key={suspicion.code}>{suspicionWords(suspicion, locale)}</li>
        ))}
        {!isJudgedByWords && <li>{t('inbox.verdict.probability', { percent })}</li>}
        {spam.length > 0 && <li>{t('inbox.verdict.spam', { words: list(spam) })}</li>}
        {wanted.length > 0 && <li>{t('inbox.verdict.wanted', { words: list(wanted) })}</li>}
      </ul>
    </section>
  );
}
