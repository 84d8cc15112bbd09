import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { PageContext } from '../page-context.ts';
import type { ErrorPage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { errorWords } from './error-words.ts';
import { familyGroups } from './families.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { pageMetadata } from './metadata.ts';

/** The page for an address that leads nowhere, or no longer, or for a page that could not be made. */
export function errorPage(context: PageContext, locale: Locale, kind: ErrorPage['kind']): ErrorPage {
  dependsOn('order:services');
  const translate = translator(locale);
  const words = errorWords[kind];
  const languages = languageLinks(locale, (code) => ({ href: homeAddress(code), translated: true }));
  return {
    kind,
    frame: siteFrame(context, locale, ''),
    languages,
    breadcrumbs: [],
    changed: null,
    metadata: pageMetadata(context, {
      locale,
      title: translate(`errors.${words}.title`),
      description: renderInline(translate(`errors.${words}.description`), locale),
      languages,
      image: 'home',
    }),
    families: familyGroups(context, locale, [], true),
  };
}
