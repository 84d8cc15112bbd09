import type { Element } from 'hast';
import type { AddressLookup, SiteValues } from '#components/blocks/block-props.ts';
import type { ResolvedDocument } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** What the elements of a document need to know about the rest of it. */
export interface DocumentContext extends Pick<ResolvedDocument, 'blocks'> {
  inlineImages: ReadonlySet<Element>;
  lookUp: AddressLookup;
  site: SiteValues;
  /** The language of the words. */
  locale: Locale;
}
