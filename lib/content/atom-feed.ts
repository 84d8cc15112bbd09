import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { escapeXml } from './escape-xml.ts';
import type { SiteListing } from './site-listing.ts';

const mostEntries = 30;

/** The documents of a language that were changed last, as an Atom feed (RFC 4287). */
export function atomFeed({ siteUrl, pages }: SiteListing, locale: Locale): string {
  const translate = translator(locale);
  const self = `${siteUrl}${homeAddress(locale)}/feed.xml`;
  const entries = pages
    .map(({ versions }) => versions[locale])
    .filter((version) => version?.modified)
    .sort((a, b) => Date.parse(b?.modified ?? '') - Date.parse(a?.modified ?? ''))
    .slice(0, mostEntries);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escapeXml(translate('site.feedTitle'))}</title>`,
    `<id>${self}</id>`,
    `<link rel="self" type="application/atom+xml" href="${self}"/>`,
    `<link rel="alternate" type="text/html" href="${siteUrl}${homeAddress(locale)}"/>`,
    `<updated>${entries[0]?.modified ?? '1970-01-01T00:00:00Z'}</updated>`,
    '<author><name>Platoniq</name></author>',
    ...entries.map(
      (entry) =>
        `<entry><title>${escapeXml(entry?.title ?? '')}</title><id>${siteUrl}${entry?.href}</id>` +
        `<link rel="alternate" type="text/html" href="${siteUrl}${entry?.href}"/>` +
        `<updated>${entry?.modified}</updated><summary>${escapeXml(entry?.description() ?? '')}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}
