import type { AddressLookup } from '#components/blocks/block-props.ts';
import type { ResolvedDocument, ResolvedImage } from '#lib/content/page-data.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { parseVideoAddress } from '#lib/markdown/video-address.ts';

const unknownImage: ResolvedImage = {
  src: null,
  alt: '',
  width: 1600,
  height: 900,
  animated: false,
  vector: false,
};

/** Looks up the addresses of a document; what nobody resolved counts as missing. */
export function addressLookup(document: ResolvedDocument, locale: Locale): AddressLookup {
  return {
    image: (src) => document.images[src] ?? unknownImage,
    file: (src) => document.files[src] ?? { href: src, type: '', size: null },
    video: (url) => parseVideoAddress(url, document.peertubeHosts ?? []),
    link: (url) =>
      url === undefined ? (document.contactHref ?? contactAddress(locale)) : (document.links?.[url] ?? url),
  };
}
