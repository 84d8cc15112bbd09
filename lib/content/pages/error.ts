import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { PageContext } from '../page-context.ts';
import type { ErrorPage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { familyGroups } from './families.ts';
import { fixedWords } from './fixed-words.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { pageMetadata } from './metadata.ts';

/** The page for an address that leads nowhere, or no longer, or for a page that could not be made. */
export async function errorPage(
  context: PageContext,
  locale: Locale,
  kind: ErrorPage['kind'],
): Promise<ErrorPage> {
  dependsOn('order:services');
  const words = await fixedWords(context, locale, kind);
  const { title, description } = words;
  const languages = languageLinks(locale, (code) => ({ href: homeAddress(code), translated: true }));
  return {
    ...{ kind, words },
    frame: siteFrame(context, locale, ''),
    languages,
    breadcrumbs: [],
    changed: null,
    metadata: pageMetadata(context, {
      locale,
      title,
      description,
      languages,
      image: 'home',
    }),
    families: familyGroups(context, locale, [], true),
  };
}
