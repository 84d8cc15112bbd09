import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { escapeXml } from '#lib/text/escape-xml.ts';
import { feedAddress, listAddress } from './addresses.ts';
import type { PageCollection } from './collections/page-collections.ts';
import type { ListedVersion, SiteListing } from './site-listing.ts';

const mostEntries = 30;

/** What a feed holds. */
export interface FeedOptions {
  locale: Locale;
  /** The newest of a dated collection and its title; without it what was changed last on the whole site. */
  of?: { collection: PageCollection; title: string };
}

/** The documents of a language that were changed last, or the newest of a collection, as an Atom feed (RFC 4287). */
export function atomFeed({ siteUrl, pages }: SiteListing, { locale, of }: FeedOptions): string {
  const translate = translator(locale);
  const self = siteUrl + feedAddress(locale, of?.collection);
  const home = siteUrl + (of ? listAddress(of.collection, locale) : homeAddress(locale));
  const momentOf = (version: ListedVersion | undefined) =>
    Date.parse((of && version?.day) || version?.modified || '');
  const entries = pages
    .filter(({ collection }) => of === undefined || collection === of.collection)
    .map(({ versions }) => versions[locale])
    .filter((version) => version?.modified)
    .sort((a, b) => momentOf(b) - momentOf(a))
    .slice(0, mostEntries);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<title>${escapeXml(of?.title ?? translate('site.feedTitle'))}</title>`,
    `<id>${self}</id>`,
    `<link rel="self" type="application/atom+xml" href="${self}"/>`,
    `<link rel="alternate" type="text/html" href="${home}"/>`,
    `<updated>${entries[0]?.modified ?? '1970-01-01T00:00:00Z'}</updated>`,
    '<author><name>Platoniq</name></author>',
    ...entries.map(
      (entry) =>
        `<entry><title>${escapeXml(entry?.title ?? '')}</title><id>${siteUrl}${entry?.href}</id>` +
        `<link rel="alternate" type="text/html" href="${siteUrl}${entry?.href}"/>` +
        `${entry?.day ? `<published>${entry.day}T00:00:00Z</published>` : ''}` +
        `<updated>${entry?.modified}</updated><summary>${escapeXml(entry?.description() ?? '')}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}
