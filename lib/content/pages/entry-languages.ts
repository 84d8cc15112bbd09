import { pageAddress, serviceAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { LanguageLink } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { languageLinks } from './languages.ts';

/** An entry's page in every language; where there is no translation, the page that says so (content case 30). */
export function entryLanguages(
  { index }: Pick<PageContext, 'index'>,
  entry: Entry<'services'> | Entry<'pages'>,
  current: Locale,
): LanguageLink[] {
  dependsOn(`order:${entry.collection}`);
  const address = entry.collection === 'services' ? serviceAddress : pageAddress;
  return languageLinks(current, (locale) => {
    const own = locale === entry.locale ? entry : index.byKey(entry.collection, locale, entry.key);
    return { href: address(locale, index.slugOf(own ?? entry)), translated: own !== null };
  });
}
