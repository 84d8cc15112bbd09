import { serviceAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InlineNode, renderInline } from '#lib/markdown/inline.ts';
import { type FamilyOrNone, families } from '../collections/families.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { FamilyGroup, ServiceSummary } from '../page-data.ts';
import { dependsOn } from '../track.ts';

const groups: readonly FamilyOrNone[] = [...families, 'other'];

/** The family of a service: the one it names, else the one that the settings map it to, else the neutral one. */
export function familyOf(context: PageContext, entry: Entry<'services'>, locale: Locale): FamilyOrNone {
  dependsOn('settings');
  if (entry.data.family) return entry.data.family;
  const mapped = context.settings(locale).families.find(({ services }) => services.includes(entry.key));
  return mapped?.family ?? 'other';
}

/** A family's name and promise in the words of the settings. */
export function familyWords(context: PageContext, family: FamilyOrNone, locale: Locale) {
  dependsOn('settings');
  const translate = translator(locale);
  const words = context.settings(locale).families.find((item) => item.family === family);
  return {
    name: words?.name ?? translate(`families.${family}.name`),
    promise: renderInline(words?.promise ?? translate(`families.${family}.promise`), locale),
    href: `${servicesAddress(locale)}#${family}`,
  };
}

/** All services of a language in the order of the site: family after family. */
export function orderedServices(
  context: PageContext,
  locale: Locale,
): { entry: Entry<'services'>; family: FamilyOrNone }[] {
  return context.derive(`ordered-services/${locale}`, () => {
    const all = context.index
      .listed('services', locale)
      .map((entry) => ({ entry, family: familyOf(context, entry, locale) }));
    return groups.flatMap((group) => all.filter(({ family }) => family === group));
  });
}

/** Groups services by family; a family without any is left out unless `keepEmpty`. */
export function familyGroups(
  context: PageContext,
  locale: Locale,
  shown: { entry: Entry<'services'>; family: FamilyOrNone }[],
  keepEmpty = false,
): FamilyGroup[] {
  const all = orderedServices(context, locale);
  return groups.flatMap((family) => {
    const services = shown.filter((item) => item.family === family);
    if (services.length === 0 && (!keepEmpty || family === 'other')) return [];
    const total = all.filter((item) => item.family === family).length;
    const { href, ...words } = familyWords(context, family, locale);
    return {
      ...{ family, ...words, total },
      href: total > 0 ? href : null,
      services: services.map(({ entry }) => serviceSummary(context, entry, locale)),
    };
  });
}

/** A service as a list shows it. */
export function serviceSummary(
  context: PageContext,
  entry: Entry<'services'>,
  locale: Locale,
): ServiceSummary {
  dependsOn(`summary:${entry.id}`);
  const slug = context.index.slugOf(entry);
  const lang = entry.locale ?? locale;
  return {
    slug,
    href: serviceAddress(locale, slug),
    title: entry.data.title,
    description: descriptionOf(entry, lang),
    family: familyOf(context, entry, locale),
    lang,
  };
}

// Lists are rendered after each change of any of their entries; parsing the others again would be most of the work.
const descriptions = new WeakMap<Entry<'services'>, InlineNode[]>();

function descriptionOf(entry: Entry<'services'>, locale: Locale): InlineNode[] {
  const known = descriptions.get(entry) ?? renderInline(entry.data.description ?? '', locale);
  descriptions.set(entry, known);
  return known;
}
