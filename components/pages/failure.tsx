import { AgoraNavigation } from '#components/site/agora-navigation.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import type { ErrorPage } from '#lib/content/page-data.ts';
import { errorWords } from '#lib/content/pages/error-words.ts';
import { contactAddress, homeAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './failure.module.css';

/** What a visitor meets where there is no page, or no longer, or where one could not be made: words, and ways on. */
export function Failure({ page }: { page: ErrorPage }) {
  const { locale } = page.frame;
  const t = translator(locale);
  const words = errorWords[page.kind];
  return (
    <PageFrame page={page}>
      <div className={styles.opening}>
        <div className={`wrap ${styles.failure}`}>
          <h1 className={styles.title}>{t(`errors.${words}.title`)}</h1>
          <div className={styles.words}>
            <p>{t(`errors.${words}.description`)}</p>
            <p>
              {t.rich(`errors.${words}.next`, {
                home: (label) => <a href={homeAddress(locale)}>{label}</a>,
                services: (label) => <a href={servicesAddress(locale)}>{label}</a>,
                contact: (label) => <a href={contactAddress(locale)}>{label}</a>,
              })}
            </p>
          </div>
          <AgoraNavigation families={page.families} label={t('home.families')} />
        </div>
      </div>
    </PageFrame>
  );
}
