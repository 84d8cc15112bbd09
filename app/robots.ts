import type { MetadataRoute } from 'next';
import { requestContent } from '#lib/content/request-store.ts';
import { sitemapAddresses } from '#lib/content/sitemap.ts';

/** Everything public may be read by everybody. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const listing = await (await requestContent()).listing();
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/'] },
    // The parts too: a file in a folder may name pages outside of it only where this file names it.
    sitemap: sitemapAddresses(listing),
  };
}
