import type { ReactNode } from 'react';
import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import type { PageBase } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { JsonLd } from './json-ld.tsx';
import styles from './page-frame.module.css';
import { breadcrumbList, type StructuredData } from './structured-data.ts';

interface PageFrameProps {
  page: PageBase;
  /** The family whose colour the top of the page takes; paper without one. */
  family?: FamilyOrNone;
  /** What the page says to machines besides its breadcrumbs. */
  data?: readonly StructuredData[];
  children: ReactNode;
}

/** What stands around every page: skip link, header, footer, and the page's data for machines. */
export function PageFrame({ page, family, data = [], children }: PageFrameProps) {
  const t = translator(page.frame.locale);
  const breadcrumbs = page.breadcrumbs.length > 1 ? [breadcrumbList(page)] : [];
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('site.skipLink')}
      </a>
      <Header page={page} family={family} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer page={page} />
      {[...data, ...breadcrumbs].map((item) => (
        <JsonLd key={JSON.stringify(item)} data={item} />
      ))}
    </>
  );
}
