import { Inline } from '#components/document/inline.tsx';
import { AgoraNavigation } from '#components/site/agora-navigation.tsx';
import { FixedText } from '#components/site/fixed-text.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { listAddress } from '#lib/content/addresses.ts';
import type { ErrorPage } from '#lib/content/page-data.ts';
import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './failure.module.css';

const nextWords = { 'not-found': 'notFound', gone: 'gone', error: 'error' } as const;

/** What a visitor meets where there is no page, or no longer, or where one could not be made: words, and ways on. */
export function Failure({ page }: { page: ErrorPage }) {
  const { locale } = page.frame;
  const t = translator(locale);
  const { words } = page;
  return (
    <PageFrame page={page}>
      <div className={styles.opening}>
        <div className={`wrap ${styles.failure}`}>
          <h1 className={styles.title}>{words.heading}</h1>
          <div className={styles.words}>
            <p>
              <Inline nodes={words.lead} />
            </p>
            <p>
              {t.rich(`errors.${nextWords[page.kind]}.next`, {
                home: (label) => <a href={homeAddress(locale)}>{label}</a>,
                services: (label) => <a href={listAddress('services', locale)}>{label}</a>,
                contact: (label) => <a href={contactAddress(locale)}>{label}</a>,
              })}
            </p>
          </div>
          <FixedText words={words} />
          <AgoraNavigation families={page.families} label={t('home.families')} />
        </div>
      </div>
    </PageFrame>
  );
}
