import { adminFormState } from '#lib/http/admin-form-state.ts';
import type { Translate } from '#lib/i18n/translate.ts';

/** What a page below `/admin/inbox` is called in the window; it begins with “Error:” after wrong input. */
export function pageTitle(title: string, t: Translate): string {
  const hasErrors = Object.keys(adminFormState.find()?.errors ?? {}).length > 0;
  return `${hasErrors ? t('inbox.errors.title', { title }) : title} · Platoniq`;
}
