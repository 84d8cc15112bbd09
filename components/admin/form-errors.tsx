import { ErrorSummary } from '#components/ui/error-summary.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';

/** What is wrong with the form that was sent, above the page; nothing if all is well. */
export function FormErrors({ locale }: { locale: Locale }) {
  const errors = Object.entries(scoped('adminForm')?.errors ?? {}).map(([id, text]) => ({ id, text }));
  if (errors.length === 0) return null;
  return <ErrorSummary title={translator(locale)('admin.form.problem')} errors={errors} />;
}
