import { localeCodes } from '#lib/i18n/locales.ts';
import { findGone } from './gone-address.ts';
import type { PageContext } from './page-context.ts';
import { contactPage } from './pages/contact.ts';
import { errorPage } from './pages/error.ts';
import { genericPage } from './pages/generic.ts';
import { homePage } from './pages/home.ts';
import { sentPage } from './pages/sent.ts';
import { servicePage } from './pages/service.ts';
import { servicesPage } from './pages/services.ts';
import { resolveAddress } from './resolve-address.ts';
import type { PageMakers } from './store.ts';
import { dependsOn } from './track.ts';

/** Makes the data of pages from a context: that of the site, or that of a draft. */
export function pageMakers(context: PageContext): PageMakers {
  const { index } = context;
  return {
    homePage: (locale) => homePage(context, locale),
    servicesPage: (locale, page) => servicesPage(context, locale, page),
    // A page that is not there, too, is made of which entries there are: it has to go once one comes.
    async servicePage(locale, slug) {
      dependsOn('order:services');
      const entry = resolveAddress(index, `/${locale}/services/${slug}`)?.entry;
      return entry?.collection === 'services' ? servicePage(context, entry, locale) : null;
    },
    async genericPage(locale, slug) {
      dependsOn('order:pages');
      const entry = resolveAddress(index, `/${locale}/${slug}`)?.entry;
      return entry?.collection === 'pages' ? genericPage(context, entry, locale) : null;
    },
    contactPage(locale, slug) {
      if (slug) dependsOn('order:services');
      const entry = slug ? resolveAddress(index, `/${locale}/services/${slug}`)?.entry : undefined;
      return contactPage(context, locale, entry?.collection === 'services' ? entry : null);
    },
    sentPage: async (locale, kind, key) => sentPage(context, locale, kind, key),
    errorPage: async (locale, kind) => errorPage(context, locale, kind),
    resolve: (path) => resolveAddress(index, path),
    gone: (path) => findGone(context, path),
    peertubeHosts: () => [
      ...new Set(localeCodes.flatMap((locale) => context.settings(locale).peertube_hosts)),
    ],
  };
}
