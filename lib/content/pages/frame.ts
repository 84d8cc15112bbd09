import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import { entryAddress } from '../addresses.ts';
import { findByName } from '../find-by-name.ts';
import { fixedPage } from '../fixed-pages.ts';
import type { PageContext } from '../page-context.ts';
import type { SiteFrame } from '../page-data.ts';
import { dependsOn } from '../track.ts';

/** The frame around a page: navigation, footer and who the foundation is. */
export function siteFrame(context: PageContext, locale: Locale, current: string): SiteFrame {
  dependsOn('settings');
  dependsOn('order:pages');
  const settings = context.settings(locale);
  const link = (item: { label: string; page?: string | undefined; url?: string | undefined }) => ({
    label: item.label,
    href: linkAddress(context, locale, item) ?? '',
  });
  const footer = settings.footer.map(link).filter(({ href }) => href);
  return {
    locale,
    name: settings.name,
    navigation: settings.navigation
      .map(link)
      .filter(({ href }) => href)
      .map((item) => ({ ...item, current: isWithin(current, item.href) })),
    footer,
    social: settings.social.map(({ label, url }) => ({ label, href: url })),
    email: settings.email ?? null,
    phone: settings.phone ?? null,
    addresses: settings.addresses.map(({ place, lines }) => ({ place, lines })),
    tagline: renderInline(settings.tagline ?? ''),
  };
}

/** Where a link of the settings leads; `null` if it names a page that is not there. */
export function linkAddress(
  context: Pick<PageContext, 'index' | 'derive'>,
  locale: Locale,
  { page, url }: { page?: string | undefined; url?: string | undefined },
): string | null {
  if (!page) return url ?? null;
  if (page === 'home') return homeAddress(locale);
  const fixed = fixedPage(page);
  if (fixed) return fixed.address?.(locale) ?? null;
  const entry = findByName(context, 'pages', locale, page);
  return entry && entryAddress('pages', locale, context.index.slugOf(entry));
}

function isWithin(current: string, href: string): boolean {
  return current === href || current.startsWith(`${href}/`);
}
