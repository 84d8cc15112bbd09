import { Button } from '#components/ui/button.tsx';
import type { SentPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './sent.module.css';
import { SentFrame } from './sent-frame.tsx';

/** Asks once more before a message is deleted by its sender. */
export function ConfirmDeletion({
  page,
  reference,
  href,
}: {
  page: SentPage;
  reference: string;
  href: string;
}) {
  const t = translator(page.frame.locale);
  return (
    <SentFrame
      page={page}
      title={t('contact.sent.delete.title')}
      lead={t('contact.sent.delete.text', { reference })}
    >
      <form className={styles.choice} method="post" action={href}>
        <Button>{t('contact.sent.delete.confirm')}</Button>
        <a href={href}>{t('contact.sent.delete.keep')}</a>
      </form>
    </SentFrame>
  );
}
