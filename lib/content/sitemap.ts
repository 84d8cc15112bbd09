import { defaultLocale } from '#lib/i18n/locales.ts';
import { escapeXml } from '#lib/text/escape-xml.ts';
import { givingWay } from './give-way.ts';
import type { ListedPage, SiteListing } from './site-listing.ts';

/** Addresses that one file names at most. The protocol allows 50,000 and 50 MB (sitemaps.org). */
const mostAddresses = 40_000;

const head = '<?xml version="1.0" encoding="utf-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const alternates = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/**
 * Every page in every language in which it is written, each with its other versions: as one file, or as the list
 * of its parts where one file may not name them all. `most`: addresses in one file.
 */
export async function sitemap(listing: SiteListing, most = mostAddresses): Promise<string> {
  const [, ...parts] = sitemapAddresses(listing, most);
  if (parts.length === 0) return urlSet(listing.siteUrl, listing.pages);
  const elements = parts.map((address) => `<sitemap><loc>${escapeXml(address)}</loc></sitemap>`);
  return [head, `<sitemapindex ${namespace}>`, ...elements, '</sitemapindex>', ''].join('\n');
}

/** The addresses of the sitemap and, where it has some, of its parts. */
export function sitemapAddresses({ siteUrl, pages }: SiteListing, most = mostAddresses): string[] {
  const parts = partsOf(pages, most).map((_, index) => `${siteUrl}/sitemap/${index + 1}.xml`);
  return [`${siteUrl}/sitemap.xml`, ...(parts.length > 1 ? parts : [])];
}

/** One part of the sitemap, counted from 1; `null` where there is none of this number. */
export async function sitemapPart(
  { siteUrl, pages }: SiteListing,
  part: number,
  most = mostAddresses,
): Promise<string | null> {
  const parts = partsOf(pages, most);
  const own = parts.length > 1 ? parts[part - 1] : null;
  return own ? urlSet(siteUrl, own) : null;
}

function partsOf(pages: readonly ListedPage[], most: number): ListedPage[][] {
  const parts: ListedPage[][] = [];
  let free = 0;
  for (const page of pages) {
    const { length } = Object.keys(page.versions);
    if (length > free) {
      parts.push([]);
      free = most;
    }
    parts.at(-1)?.push(page);
    free -= length;
  }
  return parts;
}

async function urlSet(siteUrl: string, pages: readonly ListedPage[]): Promise<string> {
  const lines = [head, `<urlset ${namespace} ${alternates}>`];
  const giveWay = givingWay();
  for (const { versions } of pages) {
    await giveWay();
    lines.push(...elements(siteUrl, versions));
  }
  return [...lines, '</urlset>', ''].join('\n');
}

/** A page in each of its languages. */
function elements(siteUrl: string, versions: ListedPage['versions']): string[] {
  const list = Object.entries(versions);
  const link = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(siteUrl + href)}"/>`;
  const links = list.length > 1 ? list.map(([locale, { href }]) => link(locale, href)) : [];
  const original = versions[defaultLocale];
  if (links.length > 0 && original) links.push(link('x-default', original.href));
  return list.map(([, { href, modified }]) => {
    const date = modified ? `<lastmod>${modified}</lastmod>` : '';
    return `<url><loc>${escapeXml(siteUrl + href)}</loc>${links.join('')}${date}</url>`;
  });
}
