import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { ContactPage } from '../page-data.ts';
import { contactFormData } from './contact-form.ts';
import { serviceSummary } from './families.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';

/** Everything the contact page shows; `service` is the one a person comes from. */
export async function contactPage(
  context: PageContext,
  locale: Locale,
  service: Entry<'services'> | null,
): Promise<ContactPage> {
  const translate = translator(locale);
  const title = translate('contact.title');
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
      description: renderInline(translate('contact.description'), locale),
      languages: canonical,
      image: 'contact',
    }),
    form: contactFormData(context, locale, null),
    service: service && serviceSummary(context, service, locale),
    callToAction: null,
  };
}
