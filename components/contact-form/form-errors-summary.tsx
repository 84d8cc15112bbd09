import { ErrorSummary } from '#components/ui/error-summary.tsx';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { formErrors } from './form-errors.ts';

/** What is wrong with a contact form, for the top of its page; nothing for a new one. */
export function FormErrorsSummary({ locale, state }: { locale: Locale; state: ContactFormState | null }) {
  const t = translator(locale);
  const errors = formErrors(t, state);
  return (
    errors && <ErrorSummary title={t('contact.errors.title')} notice={errors.notice} errors={errors.all} />
  );
}
