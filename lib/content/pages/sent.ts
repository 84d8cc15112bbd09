import { contactAddress, homeAddress, sentAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { PageContext } from '../page-context.ts';
import type { SentPage } from '../page-data.ts';
import { fixedWords } from './fixed-words.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { pageMetadata } from './metadata.ts';

/** The frame of a page around a message that was sent; the message itself is no content. */
export async function sentPage(
  context: PageContext,
  locale: Locale,
  kind: SentPage['kind'],
  key: string | null,
): Promise<SentPage> {
  const translate = translator(locale);
  const words = await fixedWords(context, locale, 'contact-thanks');
  const contact = await fixedWords(context, locale, 'contact');
  const links = (key?: string) =>
    languageLinks(locale, (code) => ({ href: sentAddress(code, kind, key), translated: true }));
  return {
    ...{ kind, words },
    frame: siteFrame(context, locale, contactAddress(locale)),
    languages: links(key ?? undefined),
    breadcrumbs: [
      { label: translate('site.home'), href: homeAddress(locale) },
      { label: contact.title, href: contactAddress(locale) },
    ],
    changed: null,
    metadata: pageMetadata(context, {
      locale,
      title: kind === 'thanks' ? words.title : translate('contact.sent.title'),
      description:
        kind === 'thanks' ? words.description : renderInline(translate('contact.sent.description')),
      // Never with the key: this address goes into what the page says about itself.
      languages: links(),
      image: 'contact',
    }),
  };
}
