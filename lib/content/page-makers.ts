import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { toSlug } from '#lib/text/slug.ts';
import type { PageCollection, PageEntry } from './collections/page-collections.ts';
import { findGone } from './gone-address.ts';
import type { PageContext } from './page-context.ts';
import type { EntryPage, ListPage } from './page-data.ts';
import { contactPage } from './pages/contact.ts';
import { entryPage } from './pages/entry-page.ts';
import { errorPage } from './pages/error.ts';
import { homePage } from './pages/home.ts';
import { listPage } from './pages/list-page.ts';
import { sentPage } from './pages/sent.ts';
import { resolveAddress, resolveEntry } from './resolve-address.ts';
import type { PageMakers } from './store.ts';
import { dependsOn } from './track.ts';

/** Makes the data of pages from a context: that of the site, or that of a draft. */
export function pageMakers(context: PageContext): PageMakers {
  const { index } = context;

  // A page that is not there, too, is made of which entries there are: it has to go once one comes.
  function find(collection: PageCollection, locale: Locale, slug: string): PageEntry | null {
    dependsOn(`order:${collection}`);
    const found = resolveEntry(index, collection, locale, toSlug(slug))?.entry;
    return found?.collection === collection ? found : null;
  }

  return {
    homePage: (locale) => homePage(context, locale),
    async listPage(collection, locale, page) {
      const made = await listPage(context, collection, { locale, page });
      // What it has is what the type of its collection says.
      return made as ListPage<typeof collection> | null;
    },
    async entryPage(collection, locale, slug) {
      const entry = find(collection, locale, slug);
      // The entry is of this collection, and so is what its page has.
      return entry && ((await entryPage(context, entry, locale)) as EntryPage<typeof collection>);
    },
    contactPage(locale, slug) {
      const service = slug ? find('services', locale, slug) : null;
      return contactPage(context, locale, service);
    },
    sentPage: (locale, kind, key) => sentPage(context, locale, kind, key),
    errorPage: (locale, kind) => errorPage(context, locale, kind),
    resolve: (path) => resolveAddress(index, path),
    gone: (path) => findGone(context, path),
    peertubeHosts: () => [
      ...new Set(localeCodes.flatMap((locale) => context.settings(locale).peertube_hosts)),
    ],
  };
}
