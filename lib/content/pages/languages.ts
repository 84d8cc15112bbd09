import { type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import type { LanguageLink, PageMetadata } from '../page-data.ts';

/** The same page in every language: where it stands, and whether it is written in that language. */
export function languageLinks(
  current: Locale,
  version: (locale: Locale) => { href: string; translated: boolean },
): LanguageLink[] {
  return localeCodes.map((locale) => ({
    locale,
    name: locales[locale].name,
    current: locale === current,
    ...version(locale),
  }));
}

/** Canonical address and alternates of a page, absolute (content case 30: a fallback points to its original). */
export function addressesOf(
  siteUrl: string,
  links: LanguageLink[],
): Pick<PageMetadata, 'canonical' | 'alternates'> {
  const written = links.filter(({ translated }) => translated);
  const current = links.find((link) => link.current);
  const canonical = (current?.translated ? current : written[0]) ?? current;
  const alternates: Record<string, string> = {};
  if (written.length > 1 && current?.translated) {
    for (const { locale, href } of written) alternates[locale] = siteUrl + href;
    const [first] = written;
    if (first) alternates['x-default'] = siteUrl + first.href;
  }
  return { canonical: siteUrl + (canonical?.href ?? '/'), alternates };
}
