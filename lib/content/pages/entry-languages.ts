import type { Locale } from '#lib/i18n/locales.ts';
import { entryAddress } from '../addresses.ts';
import type { PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { LanguageLink } from '../page-data.ts';
import { isWrittenIn } from '../page-words.ts';
import { dependsOn } from '../track.ts';
import { languageLinks } from './languages.ts';

/** An entry's page in every language; where there is no translation, the page that says so (content case 30). */
export function entryLanguages(
  { index }: Pick<PageContext, 'index'>,
  entry: PageEntry,
  current: Locale,
): LanguageLink[] {
  const { collection } = entry;
  dependsOn(`order:${collection}`);
  return languageLinks(current, (locale) => {
    const own = locale === entry.locale ? entry : index.byKey(collection, locale, entry.key);
    return {
      href: entryAddress(collection, locale, index.slugOf(own ?? entry)),
      translated: own !== null && isWrittenIn(own, locale),
    };
  });
}
