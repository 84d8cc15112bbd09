import { describe, expect, it } from 'vitest';
import type { ListedPage, SiteListing } from './site-listing.ts';
import { sitemap, sitemapAddresses, sitemapPart } from './sitemap.ts';

const page = (hrefs: Record<string, string>, modified: string | null = null): ListedPage => ({
  kind: 'entry',
  versions: Object.fromEntries(
    Object.entries(hrefs).map(([locale, href]) => [
      locale,
      { href, title: '', description: () => '', modified },
    ]),
  ),
});

const listing = (pages: ListedPage[]): SiteListing => ({ siteUrl: 'https://example.org', pages });

const locations = (file: string | null) =>
  Array.from(file?.matchAll(/<loc>https:\/\/example\.org([^<]*)<\/loc>/g) ?? [], ([, path]) => path);

describe('the sitemap', () => {
  it('names each version of a page, with the others and the day of its last change', async () => {
    const pages = [page({ es: '/es/uno', en: '/en/one' }, '2026-01-02T00:00:00Z'), page({ en: '/en/two' })];
    const link = (language: string, path: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="https://example.org${path}"/>`;
    const links = link('es', '/es/uno') + link('en', '/en/one') + link('x-default', '/es/uno');
    const date = '<lastmod>2026-01-02T00:00:00Z</lastmod>';
    expect((await sitemap(listing(pages))).split('\n').slice(2, -2)).toEqual([
      `<url><loc>https://example.org/es/uno</loc>${links}${date}</url>`,
      `<url><loc>https://example.org/en/one</loc>${links}${date}</url>`,
      '<url><loc>https://example.org/en/two</loc></url>',
    ]);
  });

  it('leaves no character that ends an element', async () => {
    expect(await sitemap(listing([page({ es: '/es/a&b<c"' })]))).toContain(
      '<loc>https://example.org/es/a&#38;b&#60;c&#34;</loc>',
    );
  });

  it('is one file as long as it may be', async () => {
    const short = listing([page({ es: '/es/1', en: '/en/1' }), page({ es: '/es/2' })]);
    expect(locations(await sitemap(short, 3))).toEqual(['/es/1', '/en/1', '/es/2']);
    expect(sitemapAddresses(short, 3)).toEqual(['https://example.org/sitemap.xml']);
    expect(await sitemapPart(short, 1, 3)).toBeNull();
  });

  it('is a list of files beyond that, which name each page once', async () => {
    const pages = Array.from({ length: 5 }, (_, number) =>
      page({ es: `/es/${number}`, ...(number % 2 ? { en: `/en/${number}` } : {}) }),
    );
    const long = listing(pages);
    const index = await sitemap(long, 3);
    expect(index).toContain('<sitemapindex ');
    expect(locations(index)).toEqual(['/sitemap/1.xml', '/sitemap/2.xml', '/sitemap/3.xml']);
    expect(sitemapAddresses(long, 3).slice(1)).toEqual(
      locations(index).map((path) => `https://example.org${path}`),
    );
    const parts = await Promise.all([1, 2, 3, 4, 0].map((part) => sitemapPart(long, part, 3)));
    expect(parts.map(locations)).toEqual([
      ['/es/0', '/es/1', '/en/1'],
      ['/es/2', '/es/3', '/en/3'],
      ['/es/4'],
      [],
      [],
    ]);
    expect(parts.slice(3)).toEqual([null, null]);
    expect(await sitemapPart(long, Number.NaN, 3)).toBeNull();
  });
});
