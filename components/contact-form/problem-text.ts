import { type FieldProblem, type FormField, mostCharacters } from '#lib/contact/message-schema.ts';
import type { RefusedUpload } from '#lib/http/form-reading.ts';
import type { Translate } from '#lib/i18n/translate.ts';

/** What is wrong with a field, and what to do about it. */
export function problemText(t: Translate, problem: FieldProblem): string {
  const { field } = problem;
  if (problem.code === 'too-long' && field !== 'privacy' && field !== 'files')
    return t('contact.errors.tooLong', {
      label: t(`contact.form.labels.${field}`),
      most: mostCharacters[field],
      excess: problem.excess,
    });
  return t(
    problem.code === 'wrong' ? 'contact.errors.emailWrong' : (missing[field] ?? 'contact.errors.message'),
  );
}

/** Why a file was not taken, and what to do about it. */
export function refusalText(t: Translate, { name, reason }: RefusedUpload): string {
  return t(`contact.errors.files.${reason}`, { name });
}

type MissingKey = `contact.errors.${'name' | 'emailMissing' | 'message' | 'privacy'}`;

const missing: Partial<Record<FormField, MissingKey>> = {
  name: 'contact.errors.name',
  email: 'contact.errors.emailMissing',
  message: 'contact.errors.message',
  privacy: 'contact.errors.privacy',
};
