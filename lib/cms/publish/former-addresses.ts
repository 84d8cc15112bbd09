import { entryAddress } from '#lib/content/addresses.ts';
import { isPageEntry, type PageEntry } from '#lib/content/collections/page-collections.ts';
import { fixedPageOf } from '#lib/content/fixed-pages.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { withinLimits } from '../editing/within-limits.ts';
import { readBlob } from '../git/history.ts';

/** So many versions of a hidden entry are looked through for one that was public. */
const mostVersions = 50;

/**
 * Every address that has led to these entries, in every language: a page answers in all of them, and under
 * the slug of each. An entry that is hidden counts if an earlier version of it was public.
 */
export async function formerAddresses(
  context: StudioContext,
  entries: readonly PageEntry[],
): Promise<string[]> {
  const found = await Promise.all(entries.map((entry) => ofOne(context, entry)));
  return [...new Set(found.flat())];
}

/** The addresses under which an entry with this slug answers, those of its aliases included. */
export function addressesUnder({ collection, data }: PageEntry, slug: string): string[] {
  const slugs = [slug, ...(data.aliases ?? []).map(toSlug)];
  return localeCodes.flatMap((locale) => slugs.map((each) => entryAddress(collection, locale, each)));
}

async function ofOne(context: StudioContext, entry: PageEntry): Promise<string[]> {
  // It stood at no address of its own.
  if (fixedPageOf(entry)) return [];
  if (entry.isPublic) return addressesUnder(entry, context.content.index.slugOf(entry));
  const { repository } = context;
  const versions = await repository.history(repository.place.content + entry.id, { limit: mostVersions });
  for (const { blob } of versions) {
    const then =
      blob === null ? null : await versionOf(context, entry.id, await readBlob(repository.place, blob));
    if (then?.isReleased) return addressesUnder(then, then.slug);
  }
  return [];
}

async function versionOf({ editing }: StudioContext, id: string, source: Buffer): Promise<PageEntry | null> {
  const entry = await withinLimits(editing.run('readEntry', { id, text: source.toString('utf8') }), null);
  return entry && isPageEntry(entry) ? entry : null;
}
