import { ContactForm } from '#components/contact-form/contact-form.tsx';
import { FormErrorsSummary } from '#components/contact-form/form-errors-summary.tsx';
import { Inline } from '#components/document/inline.tsx';
import { FamilyDrawing } from '#components/drawings/family-drawing.tsx';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { FixedText } from '#components/site/fixed-text.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { organisation } from '#components/site/structured-data.ts';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { ContactPage } from '#lib/content/page-data.ts';
import styles from './contact.module.css';
import { ContactSubject } from './contact-subject.tsx';
import { ContactWays } from './contact-ways.tsx';

/** The page for writing to the foundation: the form, what happens then, and other ways to reach it. */
export function Contact({ page, state }: { page: ContactPage; state: ContactFormState | null }) {
  const { form, frame, service, words } = page;
  const family = service?.family ?? 'funding';
  return (
    <PageFrame page={page} family={family} data={[organisation(page)]}>
      <div className={styles.opening} data-family={family}>
        <div className={`wrap ${styles.grid}`}>
          <FormErrorsSummary locale={frame.locale} state={state} />
          <Breadcrumbs page={page} />
          <h1 className={styles.title}>{words.heading}</h1>
          <p className={styles.lead}>
            <Inline nodes={words.lead} />
          </p>
          <div className={styles.drawing}>
            <FamilyDrawing family={service?.family ?? 'participation'} />
          </div>
        </div>
      </div>
      <FixedText words={words} />
      <div className={`wrap ${styles.form}`}>
        {service && <ContactSubject service={service} locale={frame.locale} />}
        <ContactForm locale={frame.locale} form={form} service={service} state={state} />
      </div>
      <ContactWays frame={frame} subject={service?.title} />
    </PageFrame>
  );
}
