import { Document } from '#components/document/document.tsx';
import { Inline } from '#components/document/inline.tsx';
import { FamilyDrawing } from '#components/drawings/family-drawing.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { CallToAction } from '#components/site/call-to-action.tsx';
import { documentData } from '#components/site/document-data.ts';
import { FallbackNotice } from '#components/site/fallback-notice.tsx';
import { LogoWall } from '#components/site/logo-wall.tsx';
import { Neighbours } from '#components/site/neighbours.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { RelatedEntries } from '#components/site/related-entries.tsx';
import { entryData, organisationId } from '#components/site/structured-data.ts';
import { Picture } from '#components/ui/picture.tsx';
import type { EntryPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './service.module.css';

/** A service: its title and promise on the family's colour, the text, and where to go from there. */
export function Service({ page }: { page: EntryPage<'services'> }) {
  const { article, family, frame } = page;
  const { locale } = frame;
  const t = translator(locale);
  const lang = article.lang === locale ? undefined : article.lang;
  return (
    <PageFrame
      page={page}
      family={family}
      data={[...entryData(page, serviceData(page)), ...documentData(article.document, page)]}
    >
      <div data-family={family}>
        <div className={styles.opening}>
          <div className={`wrap ${styles.grid}`}>
            <Breadcrumbs page={page} />
            <h1 className={styles.title} lang={lang}>
              {article.title}
            </h1>
            <p className={styles.promise} lang={lang}>
              <Inline nodes={article.description} />
            </p>
            <div className={styles.drawing}>
              <FamilyDrawing family={family} />
            </div>
          </div>
        </div>
        {article.isFallback && (
          <FallbackNotice locale={locale} lang={article.lang} languages={page.languages} />
        )}
        <article className={styles.article} lang={lang}>
          {article.image && (
            <div className={`wrap ${styles.picture}`}>
              <Picture image={article.image} sizes="(min-width: 64rem) 60rem, 100vw" />
            </div>
          )}
          <Document document={article.document} locale={locale} lang={article.lang} />
        </article>
        {page.collaborators.length > 0 && (
          <section className={`wrap ${styles.collaborators}`} aria-labelledby="collaborators">
            <h2 id="collaborators">{t('service.collaborators')}</h2>
            <LogoWall collaborators={page.collaborators} />
          </section>
        )}
        {page.callToAction && <CallToAction item={page.callToAction} />}
      </div>
      <RelatedEntries page={page} />
      <Neighbours page={page} />
    </PageFrame>
  );
}

function serviceData({ familyName, metadata, frame }: EntryPage<'services'>): Record<string, unknown> {
  const provider = { '@type': 'NGO', '@id': organisationId(metadata.canonical), name: frame.name };
  return { serviceType: familyName, provider };
}
