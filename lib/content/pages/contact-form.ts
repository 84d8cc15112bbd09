import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { PageContext } from '../page-context.ts';
import type { ContactFormData } from '../page-data.ts';
import { linkAddress } from './frame.ts';

/** What the contact form has to know; `page` is the address it stands on, `null` for the contact page. */
export function contactFormData(
  context: Pick<PageContext, 'index' | 'derive'>,
  locale: Locale,
  page: string | null,
): ContactFormData {
  return {
    // Not the address of the page itself: a browser throws its copy of a page away once something is sent
    // there, and the way back would lead to a new form instead of the one that was filled in.
    action: `${contactAddress(locale)}?send`,
    page,
    privacyHref: linkAddress(context, locale, { page: 'privacy' }),
  };
}
