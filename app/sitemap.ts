import type { MetadataRoute } from 'next';
import { requestContent } from '#lib/content/request-store.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';

/** Every page in every language in which it is written, each with its other versions. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { siteUrl, pages } = await (await requestContent()).listing();
  return pages.flatMap(({ versions }) => {
    const languages = Object.fromEntries(
      Object.entries(versions).map(([locale, { href }]) => [locale, siteUrl + href]),
    );
    const original = languages[defaultLocale];
    const isTranslated = Object.keys(languages).length > 1;
    return Object.values(versions).map(({ href, modified }) => ({
      url: siteUrl + href,
      ...(modified ? { lastModified: modified } : {}),
      ...(isTranslated
        ? { alternates: { languages: { ...languages, ...(original ? { 'x-default': original } : {}) } } }
        : {}),
    }));
  });
}
