import { Inline } from '#components/document/inline.tsx';
import { FamilyDrawing } from '#components/drawings/family-drawing.tsx';
import { FixedText } from '#components/site/fixed-text.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { Pagination } from '#components/site/pagination.tsx';
import { Programme } from '#components/site/programme.tsx';
import type { FamilyGroup, ListPage } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './services.module.css';

/** The programme of services: a band in its own colour for each family. */
export function Services({ page }: { page: ListPage<'services'> }) {
  const { locale } = page.frame;
  const t = translator(locale);
  return (
    <PageFrame page={page}>
      <div className={`wrap ${styles.opening}`}>
        <h1>{page.words.heading}</h1>
        <p className={styles.lead}>
          {page.groups.length > 0 ? (
            <Inline nodes={page.words.lead} />
          ) : (
            t.rich('services.empty', {
              contact: (label) => <a href={contactAddress(locale)}>{label}</a>,
            })
          )}
        </p>
      </div>
      <FixedText words={page.words} />
      {page.groups.map((group) => (
        <Band key={group.family} group={group} locale={locale} />
      ))}
      {page.pages > 1 && <Pagination page={page} />}
    </PageFrame>
  );
}

function Band({
  group: { family, name, promise, services },
  locale,
}: {
  group: FamilyGroup;
  locale: Locale;
}) {
  return (
    <section id={family} className={styles.band} data-family={family} aria-labelledby={`${family}-name`}>
      <div className="wrap">
        <div className={styles.head}>
          <div className={styles.words}>
            <h2 id={`${family}-name`} className={styles.name}>
              {name}
            </h2>
            <p className={styles.promise}>
              <Inline nodes={promise} />
            </p>
          </div>
          <div className={styles.drawing}>
            <FamilyDrawing family={family} />
          </div>
        </div>
        <Programme entries={services} locale={locale} />
      </div>
    </section>
  );
}
