import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { listAddress } from '../addresses.ts';
import { type ListedCollection, pagesOf } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { AnyListPage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { entrySummary } from './entry-summary.ts';
import { fixedWords } from './fixed-words.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';
import { orderedEntries } from './ordered-entries.ts';
import { listAdditions } from './page-kinds.ts';

/** A page of the list of a collection with what that collection alone has; `null` if it has no such page. */
export async function listPage(
  context: PageContext,
  collection: ListedCollection,
  { locale, page }: { locale: Locale; page: number },
): Promise<AnyListPage | null> {
  dependsOn(`set:${collection}`);
  const all = orderedEntries<ListedCollection>(context, collection, locale);
  const { perPage } = pagesOf(collection);
  // A page of a list stays within one round trip, however long the list grows.
  const length = perPage ?? all.length;
  const pages = Math.max(1, Math.ceil(all.length / length));
  if (page > pages) return null;
  const shown = all.slice((page - 1) * length, page * length);
  const address = (at: number) => listAddress(collection, locale, at);
  const languages = languageLinks(locale, (code) => ({
    href: listAddress(collection, code, page),
    translated: true,
  }));
  const translate = translator(locale);
  const first = await fixedWords(context, locale, collection);
  const title = page > 1 ? translate('list.titleOfPage', { title: first.title, page }) : first.title;
  return {
    ...{ collection, page, pages, languages },
    frame: siteFrame(context, locale, address(page)),
    breadcrumbs: [
      { label: translate('site.home'), href: homeAddress(locale) },
      { label: first.title, href: address(1) },
    ],
    changed: await latestChange(context, locale),
    metadata: pageMetadata(context, {
      ...{ locale, title, languages },
      description: first.description,
      image: collection,
    }),
    // What an editor wrote about the list stands on its first page.
    words: page > 1 ? { ...first, title, image: null, document: null } : first,
    entries: shown.map((entry) => entrySummary(context, entry, locale)),
    previousHref: page > 1 ? address(page - 1) : null,
    nextHref: page < pages ? address(page + 1) : null,
    ...listAdditions<ListedCollection>(context, collection, { entries: shown, locale }),
  };
}
