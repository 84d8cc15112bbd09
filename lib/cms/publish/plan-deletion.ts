import type { Session } from '#lib/auth/session.ts';
import { listAddress } from '#lib/content/addresses.ts';
import { collections } from '#lib/content/collections/all.ts';
import { listedCollections, pageCollections } from '#lib/content/collections/page-collections.ts';
import { addressOfEntry } from '#lib/content/entry-address.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { deletedFiles } from './deleted-files.ts';
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
  const entries = pageCollections
    .flatMap((name) => index.listed(name, locale))
    .filter((entry) => !keys.has(entry.key))
    .flatMap((entry) => {
      const address = addressOfEntry(index, entry, locale);
      return address === null ? [] : { address, title: entryTitle(content, entry.id) };
    })
    .sort((a, b) => a.title.localeCompare(b.title, locale));
  const lists = listedCollections.map((name) => ({
    address: listAddress(name, locale),
    title: t('cms.api.targetList', { list: wordsIn(collections[name].label, locale) }),
  }));
  return [...lists, { address: homeAddress(locale), title: t('cms.api.targetHome') }, ...entries];
}
