import type { Locale } from '#lib/i18n/locales.ts';
import type { InlineNode } from '#lib/markdown/inline.ts';
import { plainText } from '#lib/markdown/inline.ts';
import type { PageContext } from '../page-context.ts';
import type { LanguageLink, PageMetadata } from '../page-data.ts';
import { addressesOf } from './languages.ts';

/** Search engines cut longer descriptions. */
const longestDescription = 200;

/** What `<head>` says about a page. `image` is the part of the Open Graph picture's address after the locale. */
export function pageMetadata(
  { siteUrl }: Pick<PageContext, 'siteUrl'>,
  page: {
    locale: Locale;
    title: string;
    description: InlineNode[];
    languages: LanguageLink[];
    image: string;
  },
): PageMetadata {
  return {
    title: page.title,
    description: shorten(plainText(page.description)),
    ...addressesOf(siteUrl, page.languages),
    openGraphImage: `${siteUrl}/og/${page.locale}/${page.image}.png`,
  };
}

function shorten(text: string): string {
  if (text.length <= longestDescription) return text;
  const cut = text.slice(0, longestDescription);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`;
}
