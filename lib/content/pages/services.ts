import { homeAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { PageContext } from '../page-context.ts';
import type { ServicesPage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { familyGroups, orderedServices } from './families.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';

/** How many services stand on one page: keeps the page within one round trip however long the list grows. */
const perPage = 40;

/** The list of services, grouped by family; `null` if it has no such page. */
export async function servicesPage(
  context: PageContext,
  locale: Locale,
  page: number,
): Promise<ServicesPage | null> {
  dependsOn('set:services');
  const all = orderedServices(context, locale);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  if (page > pages) return null;
  const translate = translator(locale);
  const languages = languageLinks(locale, (code) => ({
    href: servicesAddress(code, page),
    translated: true,
  }));
  const address = servicesAddress(locale, page);
  const title = page > 1 ? translate('services.titleOfPage', { page }) : translate('services.title');
  return {
    kind: 'services',
    frame: siteFrame(context, locale, address),
    languages,
    breadcrumbs: [
      { label: translate('site.home'), href: homeAddress(locale) },
      { label: translate('services.title'), href: servicesAddress(locale) },
    ],
    changed: await latestChange(context, locale),
    metadata: pageMetadata(context, {
      locale,
      title,
      description: renderInline(translate('services.description'), locale),
      languages,
      image: 'services',
    }),
    groups: familyGroups(context, locale, all.slice((page - 1) * perPage, page * perPage)),
    page,
    pages,
    previousHref: page > 1 ? servicesAddress(locale, page - 1) : null,
    nextHref: page < pages ? servicesAddress(locale, page + 1) : null,
  };
}
