import { ContactForm } from '#components/contact-form/contact-form.tsx';
import { FormErrorsSummary } from '#components/contact-form/form-errors-summary.tsx';
import { Document } from '#components/document/document.tsx';
import { Inline } from '#components/document/inline.tsx';
import { CallToAction } from '#components/site/call-to-action.tsx';
import { documentData } from '#components/site/document-data.ts';
import { FallbackNotice } from '#components/site/fallback-notice.tsx';
import { LogoWall } from '#components/site/logo-wall.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { Picture } from '#components/ui/picture.tsx';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { GenericPage } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './generic.module.css';

/** A page of the pages collection: about, legal texts, and the one that invites to collaborate. */
export function Generic({ page, state }: { page: GenericPage; state: ContactFormState | null }) {
  const { article, frame, callToAction, collaborators, form } = page;
  const { locale } = frame;
  const t = translator(locale);
  // Who has just passed the form need not be asked to open it.
  const leadsToForm = form !== null && callToAction?.href.split('?')[0] === contactAddress(locale);
  const lang = article.lang === locale ? undefined : article.lang;
  return (
    <PageFrame page={page} data={documentData(article.document, page)}>
      {state && (
        <div className={`wrap ${styles.errors}`}>
          <FormErrorsSummary locale={locale} state={state} />
        </div>
      )}
      {article.isFallback && (
        <FallbackNotice locale={locale} lang={article.lang} languages={page.languages} />
      )}
      <article lang={lang}>
        <div className={`wrap ${styles.opening}`}>
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
      {collaborators && collaborators.length > 0 && (
        <section className={`wrap ${styles.collaborators}`} aria-labelledby="collaborators">
          <h2 id="collaborators">{t('page.collaborators')}</h2>
          <LogoWall collaborators={collaborators} />
        </section>
      )}
      {form && (
        <section className={`wrap ${styles.collaborators}`} aria-labelledby="write">
          <h2 id="write">{t('contact.form.heading')}</h2>
          <ContactForm locale={locale} form={form} service={null} state={state} />
        </section>
      )}
      <div className={styles.end}>{callToAction && !leadsToForm && <CallToAction item={callToAction} />}</div>
    </PageFrame>
  );
}
