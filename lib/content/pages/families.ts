import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import { listAddress } from '../addresses.ts';
import { type FamilyOrNone, families } from '../collections/families.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { FamilyGroup } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { entrySummary } from './entry-summary.ts';
import { familyOf } from './family-of.ts';

const groups: readonly FamilyOrNone[] = [...families, 'other'];

/** A family's name and promise in the words of the settings. */
export function familyWords(context: PageContext, family: FamilyOrNone, locale: Locale) {
  dependsOn('settings');
  const translate = translator(locale);
  const words = context.settings(locale).families.find((item) => item.family === family);
  return {
    name: words?.name ?? translate(`families.${family}.name`),
    promise: renderInline(words?.promise ?? translate(`families.${family}.promise`)),
    href: `${listAddress('services', locale)}#${family}`,
  };
}

/** Services in the order of the site: family after family. */
export function inFamilyOrder(
  context: PageContext,
  services: readonly Entry<'services'>[],
  locale: Locale,
): Entry<'services'>[] {
  const all = services.map((entry) => ({ entry, family: familyOf(context, entry, locale) }));
  return groups.flatMap((group) => all.filter(({ family }) => family === group).map(({ entry }) => entry));
}

/** Groups services by family; a family without any is left out unless `keepEmpty`. */
export function familyGroups(
  context: PageContext,
  locale: Locale,
  shown: readonly Entry<'services'>[],
  keepEmpty = false,
): FamilyGroup[] {
  const totals = context.derive(`family-totals/${locale}`, () =>
    Map.groupBy(context.index.listed('services', locale), (entry) => familyOf(context, entry, locale)),
  );
  return groups.flatMap((family) => {
    const services = shown.filter((entry) => familyOf(context, entry, locale) === family);
    if (services.length === 0 && (!keepEmpty || family === 'other')) return [];
    const total = totals.get(family)?.length ?? 0;
    const { href, ...words } = familyWords(context, family, locale);
    return {
      ...{ family, ...words, total },
      href: total > 0 ? href : null,
      services: services.map((entry) => entrySummary(context, entry, locale)),
    };
  });
}
