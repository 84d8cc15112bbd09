import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { FormField } from '#lib/contact/message-schema.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import { problemText, refusalText } from './problem-text.ts';

/** Everything that is wrong with a form, in words. */
export interface FormErrors {
  /** What happened to the form as a whole. */
  notice: string | undefined;
  /** In the order of the form, for the summary; `id` is that of the input. */
  all: { id: string; text: string }[];
  of(field: FormField): { prefix: string; text: string } | undefined;
}

/** The words for a form that is shown again; `null` for one that is new. */
export function formErrors(t: Translate, state: ContactFormState | null): FormErrors | null {
  if (!state) return null;
  const files = state.refused.map((file) => ({ id: 'files', text: refusalText(t, file) }));
  const fields = state.problems
    .filter(({ field }) => field !== 'files')
    .map((problem) => ({ id: problem.field as string, text: problemText(t, problem) }));
  const last = fields.filter(({ id }) => id === 'privacy');
  const all = [...fields.filter(({ id }) => id !== 'privacy'), ...files, ...last];
  return {
    notice: state.notice ? t(`contact.notices.${state.notice}`) : undefined,
    all,
    of(field) {
      const texts = all.filter(({ id }) => id === field).map(({ text }) => text);
      return texts.length > 0 ? { prefix: t('contact.errors.prefix'), text: texts.join('. ') } : undefined;
    },
  };
}
