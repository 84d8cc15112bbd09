import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { entryAddress, listAddress } from '../addresses.ts';
import { hasList, type PageCollection, type PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { Crumb, EntryPageBase, EntrySummary } from '../page-data.ts';
import { articleText } from './article.ts';
import { callToAction } from './call-to-action.ts';
import { namedCollaborators } from './collaborators.ts';
import { entryLanguages } from './entry-languages.ts';
import { entrySummary } from './entry-summary.ts';
import { fixedWords } from './fixed-words.ts';
import { siteFrame } from './frame.ts';
import { pageMetadata } from './metadata.ts';
import { orderedEntries } from './ordered-entries.ts';
import { entryAdditions } from './page-kinds.ts';
import { relatedEntries } from './related-entries.ts';

/** Fields that not every collection has. */
interface OwnFields {
  collaborators?: readonly string[];
  call_to_action?: Parameters<typeof callToAction>[2];
}

/**
 * Everything the page of an entry shows; `entry` may be in another language than the page. What its collection alone
 * has comes with it.
 */
export async function entryPage(
  context: PageContext,
  entry: PageEntry,
  locale: Locale,
): Promise<EntryPageBase<PageCollection>> {
  const { collection } = entry;
  const data: OwnFields = entry.data;
  const slug = context.index.slugOf(entry);
  const address = entryAddress(collection, locale, slug);
  const languages = entryLanguages(context, entry, locale);
  const article = await articleText(context, entry, locale);
  const { title, description } = article;
  const isListed = hasList(collection);
  return {
    ...{ collection, slug, article, languages },
    data: entry.data,
    frame: siteFrame(context, locale, address),
    breadcrumbs: [...(await crumbsAbove(context, collection, locale)), { label: title, href: address }],
    changed: await context.lastChange(entry),
    metadata: pageMetadata(context, {
      ...{ locale, title, description, languages },
      image: `${collection}/${slug}`,
    }),
    related: relatedEntries(context, entry, locale),
    collaborators: await namedCollaborators(context, data.collaborators ?? []),
    // A legal notice ends where it ends: without a list around it, only a page that names a call to action has one.
    callToAction:
      data.call_to_action || isListed
        ? await callToAction(context, locale, data.call_to_action, isListed ? entry.key : undefined)
        : null,
    ...neighbours(context, entry, locale),
    ...(await entryAdditions(context, entry, locale)),
  };
}

async function crumbsAbove(
  context: PageContext,
  collection: PageCollection,
  locale: Locale,
): Promise<Crumb[]> {
  const home = { label: translator(locale)('site.home'), href: homeAddress(locale) };
  if (!hasList(collection)) return [home];
  const { title } = await fixedWords(context, locale, collection);
  return [home, { label: title, href: listAddress(collection, locale) }];
}

function neighbours(
  context: PageContext,
  entry: PageEntry,
  locale: Locale,
): { previous: EntrySummary | null; next: EntrySummary | null } {
  if (!hasList(entry.collection)) return { previous: null, next: null };
  const all: readonly PageEntry[] = orderedEntries(context, entry.collection, locale);
  const positions = context.derive(
    `entry-positions/${entry.collection}/${locale}`,
    () => new Map(all.map(({ id }, at) => [id, at])),
  );
  const at = positions.get(entry.id);
  const summary = (position: number) => {
    const other = all[position];
    return other ? entrySummary(context, other, locale) : null;
  };
  return at === undefined
    ? { previous: null, next: null }
    : { previous: summary(at - 1), next: summary(at + 1) };
}
