import { Inline } from '#components/document/inline.tsx';
import { FixedText } from '#components/site/fixed-text.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { Pagination } from '#components/site/pagination.tsx';
import { Programme } from '#components/site/programme.tsx';
import type { AnyListPage } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './collection-list.module.css';

/** The list of a collection that has no look of its own. */
export function CollectionList({ page }: { page: AnyListPage }) {
  const { frame, words, entries } = page;
  const { locale } = frame;
  return (
    <PageFrame page={page}>
      <div className={`wrap ${styles.opening}`}>
        <h1>{words.heading}</h1>
        <p className={styles.lead}>
          {entries.length > 0 ? (
            <Inline nodes={words.lead} />
          ) : (
            translator(locale).rich('list.empty', {
              contact: (label) => <a href={contactAddress(locale)}>{label}</a>,
            })
          )}
        </p>
      </div>
      <FixedText words={words} />
      <div className="wrap">
        <Programme entries={entries} locale={locale} />
      </div>
      {page.pages > 1 && <Pagination page={page} />}
    </PageFrame>
  );
}
