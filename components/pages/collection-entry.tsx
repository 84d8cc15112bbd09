import type { ReactNode } from 'react';
import { Document } from '#components/document/document.tsx';
import { Inline } from '#components/document/inline.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CallToAction } from '#components/site/call-to-action.tsx';
import { documentData } from '#components/site/document-data.ts';
import { FallbackNotice } from '#components/site/fallback-notice.tsx';
import { LogoWall } from '#components/site/logo-wall.tsx';
import { Neighbours } from '#components/site/neighbours.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { RelatedEntries } from '#components/site/related-entries.tsx';
import { entryData } from '#components/site/structured-data.ts';
import { Picture } from '#components/ui/picture.tsx';
import type { AnyEntryPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './collection-entry.module.css';

interface CollectionEntryProps {
  page: AnyEntryPage;
  /** What stands above the title. */
  above?: ReactNode;
  /** What stands below the text and the marks. */
  below?: ReactNode;
  isCallShown?: boolean;
}

/** The page of an entry whose collection has no look of its own. */
export function CollectionEntry({ page, above, below, isCallShown = true }: CollectionEntryProps) {
  const { article, frame, callToAction, collaborators } = page;
  const { locale } = frame;
  const lang = article.lang === locale ? undefined : article.lang;
  return (
    <PageFrame page={page} data={[...entryData(page), ...documentData(article.document, page)]}>
      {above}
      {article.isFallback && (
        <FallbackNotice locale={locale} lang={article.lang} languages={page.languages} />
      )}
      <article lang={lang}>
        <div className={`wrap ${styles.opening}`}>
          {page.breadcrumbs.length > 2 && <Breadcrumbs page={page} />}
          <h1 className={styles.title}>{article.title}</h1>
          <p className={styles.lead}>
            <Inline nodes={article.description} />
          </p>
        </div>
        {article.image && (
          <div className={`wrap ${styles.picture}`}>
            <Picture image={article.image} sizes="(min-width: 64rem) 60rem, 100vw" />
          </div>
        )}
        <Document document={article.document} locale={locale} lang={article.lang} />
      </article>
      {collaborators.length > 0 && (
        <section className={`wrap ${styles.collaborators}`} aria-labelledby="collaborators">
          <h2 id="collaborators">{translator(locale)('page.collaborators')}</h2>
          <LogoWall collaborators={collaborators} />
        </section>
      )}
      <RelatedEntries page={page} />
      {below}
      <div className={styles.end}>{callToAction && isCallShown && <CallToAction item={callToAction} />}</div>
      <Neighbours page={page} />
    </PageFrame>
  );
}
