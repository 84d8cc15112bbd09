import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { PageContext } from '../page-context.ts';
import type { ContactFormData } from '../page-data.ts';
import { linkAddress } from './frame.ts';

/** What the contact form has to know; `page` is the address it stands on, `null` for the contact page. */
export function contactFormData(
  context: Pick<PageContext, 'index'>,
  locale: Locale,
  page: string | null,
): ContactFormData {
  return {
    action: contactAddress(locale),
    page,
    privacyHref: linkAddress(context, locale, { page: 'privacy' }),
  };
}
