import type { Element } from 'hast';
import type { AddressLookup } from '#components/blocks/block-props.ts';
import type { ResolvedDocument } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What the elements of a document need to know about the rest of it. */
export interface DocumentContext extends Pick<ResolvedDocument, 'blocks'> {
  inlineImages: ReadonlySet<Element>;
  lookUp: AddressLookup;
  /** The language of the words. */
  locale: Locale;
}
