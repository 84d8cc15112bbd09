import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { CallToActionFrontMatter } from '../collections/calls-to-action.ts';
import { findByName } from '../find-by-name.ts';
import type { PageContext } from '../page-context.ts';
import type { CallToActionItem } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { resolveImage } from './images.ts';
import { localAddress } from './local-address.ts';

/** The call to action that is shown where none is chosen. */
const standard = 'cta-contact';

type Written = string | Partial<CallToActionFrontMatter> | undefined;

/**
 * The call to action of a page: named, written in the page, or the default one (content cases 12 to 14).
 * `service` is remembered on the way to the contact page.
 */
export async function callToAction(
  context: PageContext,
  locale: Locale,
  written: Written,
  service?: string,
): Promise<CallToActionItem> {
  const words = wordsOf(context, locale, written);
  const translate = translator(locale);
  const target = words.url?.trim();
  const isAddress = target !== undefined && /^(\/|#|https?:|mailto:|tel:)/i.test(target);
  // A label in the place of the address (case 13) is what the button says.
  const label = words.url_text?.trim() || (!isAddress && target) || translate('site.callToAction.label');
  const image = words.image_path
    ? await resolveImage(context, words.image_path, words.image_alt ?? '')
    : null;
  return {
    text: renderInline(words.text?.trim() || translate('site.callToAction.text')),
    label,
    href: isAddress
      ? withService(localAddress(context, target, locale), locale, service)
      : contactAddress(locale, service),
    image: image?.src ? image : null,
  };
}

function wordsOf(context: PageContext, locale: Locale, written: Written): Partial<CallToActionFrontMatter> {
  if (written !== undefined && typeof written !== 'string') return written;
  dependsOn('set:calls-to-action');
  const named = written ? findByName(context, 'calls-to-action', locale, written) : null;
  return (named ?? context.index.byKey('calls-to-action', locale, standard))?.data ?? {};
}

function withService(href: string, locale: Locale, service: string | undefined): string {
  return service && href === contactAddress(locale) ? contactAddress(locale, service) : href;
}
