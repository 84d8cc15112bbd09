import type { Translate } from '#lib/i18n/translate.ts';

/** What is wrong with a field, as the fields of a form take it. */
export function fieldError(
  text: string | undefined,
  t: Translate,
): { prefix: string; text: string } | undefined {
  return text === undefined ? undefined : { prefix: t('admin.form.errorPrefix'), text };
}
