import { ContactForm } from '#components/contact-form/contact-form.tsx';
import { FormErrorsSummary } from '#components/contact-form/form-errors-summary.tsx';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { EntryPage } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import { translator } from '#lib/i18n/translate.ts';
import { CollectionEntry } from './collection-entry.tsx';
import styles from './generic.module.css';

/** A page of the pages collection: about, legal texts, and the one that invites to collaborate. */
export function Generic({ page, state }: { page: EntryPage<'pages'>; state: ContactFormState | null }) {
  const { form, frame, callToAction } = page;
  const { locale } = frame;
  // Who has just passed the form need not be asked to open it.
  const leadsToForm = form !== null && callToAction?.href.split('?')[0] === contactAddress(locale);
  return (
    <CollectionEntry
      page={page}
      isCallShown={!leadsToForm}
      above={
        state && (
          <div className={`wrap ${styles.errors}`}>
            <FormErrorsSummary locale={locale} state={state} />
          </div>
        )
      }
      below={
        form && (
          <section className={`wrap ${styles.form}`} aria-labelledby="write">
            <h2 id="write">{translator(locale)('contact.form.heading')}</h2>
            <ContactForm locale={locale} form={form} service={null} state={state} />
          </section>
        )
      }
    />
  );
}
