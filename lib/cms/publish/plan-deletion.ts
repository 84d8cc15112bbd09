import type { Session } from '#lib/auth/session.ts';
import { homeAddress, pageAddress, serviceAddress, servicesAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { entryTitle } from '../entries/entry-names.ts';
import type { StudioContext } from '../studio-context.ts';
import { deletedFiles } from './deleted-files.ts';
import type { PageEntry } from './former-addresses.ts';
import { retireAddresses } from './retire-addresses.ts';

/** What a deletion would do. */
export interface DeletionPlan {
  /** The addresses that would lead to no page any more. */
  addresses: string[];
  /** The pages that may take their place, in the person's language. */
  targets: { address: string; title: string }[];
}

/** Says what a deletion would do, without doing anything. */
export async function planDeletion(
  context: StudioContext,
  paths: readonly string[],
  { person }: Session,
): Promise<DeletionPlan> {
  const files = await deletedFiles(context, paths, person.locale);
  const ids = files.map(({ id }) => id);
  const { addresses } = await retireAddresses(context, ids, null);
  return { addresses, targets: targetsBeside(context, ids, person.locale) };
}

function targetsBeside(
  { content }: StudioContext,
  deleted: readonly string[],
  locale: Locale,
): DeletionPlan['targets'] {
  const t = translator(locale);
  const { index } = content;
  const keys = new Set(deleted.map((id) => index.get(id)?.key));
  const entries = [...index.listed('services', locale), ...index.listed('pages', locale)]
    .filter((entry) => !keys.has(entry.key))
    .map((entry) => ({
      address: pageOf(entry, locale, index.slugOf(entry)),
      title: entryTitle(content, entry.id),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, locale));
  return [
    { address: servicesAddress(locale), title: t('cms.api.targetServices') },
    { address: homeAddress(locale), title: t('cms.api.targetHome') },
    ...entries,
  ];
}

function pageOf({ collection }: Pick<PageEntry, 'collection'>, locale: Locale, slug: string): string {
  return collection === 'services' ? serviceAddress(locale, slug) : pageAddress(locale, slug);
}
