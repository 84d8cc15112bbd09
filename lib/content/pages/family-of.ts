import type { Locale } from '#lib/i18n/locales.ts';
import type { FamilyOrNone } from '../collections/families.ts';
import type { PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import { dependsOn } from '../track.ts';

/**
 * The family of a service: the one it names, else the one that the settings map it to, else the neutral one.
 * Entries of other collections have none.
 */
export function familyOf(context: PageContext, entry: PageEntry<'services'>, locale: Locale): FamilyOrNone;
export function familyOf(context: PageContext, entry: PageEntry, locale: Locale): FamilyOrNone | undefined;
export function familyOf(context: PageContext, entry: PageEntry, locale: Locale): FamilyOrNone | undefined {
  if (entry.collection !== 'services') return undefined;
  dependsOn('settings');
  if (entry.data.family) return entry.data.family;
  const mapped = context.settings(locale).families.find(({ services }) => services.includes(entry.key));
  return mapped?.family ?? 'other';
}
