import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { ContactPage } from '../page-data.ts';
import { contactFormData } from './contact-form.ts';
import { entrySummary } from './entry-summary.ts';
import { fixedWords } from './fixed-words.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';

/** Everything the contact page shows; `service` is the one a person comes from. */
export async function contactPage(
  context: PageContext,
  locale: Locale,
  service: PageEntry | null,
): Promise<ContactPage> {
  const translate = translator(locale);
  const words = await fixedWords(context, locale, 'contact');
  const { title, description } = words;
  const canonical = languageLinks(locale, (code) => ({ href: contactAddress(code), translated: true }));
  return {
    kind: 'contact',
    frame: siteFrame(context, locale, contactAddress(locale)),
    // The language switch keeps the service; the canonical address is the page without it.
    languages: languageLinks(locale, (code) => ({
      href: contactAddress(code, service?.key),
      translated: true,
    })),
    breadcrumbs: [
      { label: translate('site.home'), href: homeAddress(locale) },
      { label: title, href: contactAddress(locale) },
    ],
    changed: await latestChange(context, locale),
    metadata: pageMetadata(context, {
      locale,
      title,
      description,
      languages: canonical,
      image: 'contact',
    }),
    words,
    form: contactFormData(context, locale, null),
    service: service && entrySummary(context, service, locale),
    callToAction: null,
  };
}
