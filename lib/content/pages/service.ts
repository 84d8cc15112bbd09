import { homeAddress, serviceAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { ServicePage, ServiceSummary } from '../page-data.ts';
import { articleText } from './article.ts';
import { callToAction } from './call-to-action.ts';
import { namedCollaborators } from './collaborators.ts';
import { entryLanguages } from './entry-languages.ts';
import { familyOf, familyWords, orderedServices, serviceSummary } from './families.ts';
import { siteFrame } from './frame.ts';
import { pageMetadata } from './metadata.ts';

/** Everything the page of a service shows; `entry` may be in another language than the page. */
export async function servicePage(
  context: PageContext,
  entry: Entry<'services'>,
  locale: Locale,
): Promise<ServicePage> {
  const slug = context.index.slugOf(entry);
  const family = familyOf(context, entry, locale);
  const { name: familyName, href: familyHref } = familyWords(context, family, locale);
  const languages = entryLanguages(context, entry, locale);
  const article = await articleText(context, entry, locale);
  const translate = translator(locale);
  return {
    kind: 'service',
    frame: siteFrame(context, locale, serviceAddress(locale, slug)),
    languages,
    breadcrumbs: [
      { label: translate('site.home'), href: homeAddress(locale) },
      { label: translate('services.title'), href: servicesAddress(locale) },
      { label: article.title, href: serviceAddress(locale, slug) },
    ],
    changed: await context.lastChange(entry),
    metadata: pageMetadata(context, {
      locale,
      title: article.title,
      description: article.description,
      languages,
      image: `service/${slug}`,
    }),
    slug,
    family,
    familyName,
    familyHref,
    article,
    collaborators: await namedCollaborators(context, entry.data.collaborators),
    callToAction: await callToAction(context, locale, entry.data.call_to_action, entry.key),
    ...neighbours(context, entry, locale),
  };
}

function neighbours(
  context: PageContext,
  entry: Entry<'services'>,
  locale: Locale,
): { previous: ServiceSummary | null; next: ServiceSummary | null } {
  const all = orderedServices(context, locale);
  const places = context.derive(
    `service-places/${locale}`,
    () => new Map(all.map((item, at) => [item.entry.id, at])),
  );
  const at = places.get(entry.id);
  const summary = (place: number) => {
    const item = all[place];
    return item ? serviceSummary(context, item.entry, locale) : null;
  };
  return at === undefined
    ? { previous: null, next: null }
    : { previous: summary(at - 1), next: summary(at + 1) };
}
