import type { ContentStore } from '#lib/content/store.ts';
import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locales.ts';
import { preferredLocale } from './language.ts';

/** What to do with a request for an address of the public site. */
export type SiteRoute =
  | { kind: 'page'; key: string; internal: string; locale: Locale }
  | { kind: 'redirect'; status: 307 | 308; location: string; vary?: string }
  | { kind: 'not-found' | 'gone'; key: string; internal: string; locale: Locale };

/** The status with which the page of a route is sent. */
export const routeStatus = { page: 200, 'not-found': 404, gone: 410 } as const;

/** Finds what an address means. `acceptLanguage` counts only where the address names no language. */
export function siteRoute(
  store: Pick<ContentStore, 'resolve' | 'gone'>,
  url: URL,
  acceptLanguage: string | undefined,
): SiteRoute {
  const path = url.pathname;
  if (/^\/+$/.test(path)) {
    const location = homeAddress(preferredLocale(acceptLanguage)) + url.search;
    return { kind: 'redirect', status: 307, location, vary: 'Accept-Language' };
  }
  const found = store.resolve(path);
  if (!found) return noPage(store, path);
  if (found.canonical !== path) {
    return { kind: 'redirect', status: 308, location: found.canonical + url.search };
  }
  const service = found.kind === 'contact' ? serviceOf(store, found.locale, url) : null;
  return {
    kind: 'page',
    key: service ? contactAddress(found.locale, service) : found.canonical,
    internal: service ? `${found.internal}?service=${service}` : found.internal,
    locale: found.locale,
  };
}

function noPage(store: Pick<ContentStore, 'gone'>, path: string): SiteRoute {
  const gone = store.gone(path);
  if (!gone) return notFound(path);
  const { locale, to } = gone;
  if (to) return { kind: 'redirect', status: 308, location: to };
  return { kind: 'gone', key: `410 ${locale}`, internal: `/${locale}/gone-page`, locale };
}

/** The page for an address that leads nowhere, in the language that the address names. */
export function notFound(path: string): Extract<SiteRoute, { internal: string }> {
  const first = path.split('/')[1]?.toLowerCase();
  const locale = isLocale(first) ? first : defaultLocale;
  return { kind: 'not-found', key: `404 ${locale}`, internal: `/${locale}/not-found-page`, locale };
}

/** Only a service that exists makes a page of its own: nobody can fill the store with invented ones. */
function serviceOf(store: Pick<ContentStore, 'resolve'>, locale: Locale, url: URL): string | null {
  const named = url.searchParams.get('service');
  const found = named ? store.resolve(`/${locale}/services/${encodeURIComponent(named)}`) : null;
  return found?.entry?.key ?? null;
}
