import type { Translate } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';

/** What a page below `/admin` is called in the window; it begins with “Error:” after wrong input. */
export function pageTitle(title: string, t: Translate): string {
  const hasErrors = Object.keys(scoped('adminForm')?.errors ?? {}).length > 0;
  return `${hasErrors ? `${t('admin.form.errorPrefix')} ` : ''}${title} · Platoniq`;
}
