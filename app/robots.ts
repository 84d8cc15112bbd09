import type { MetadataRoute } from 'next';
import { requestContent } from '#lib/content/request-store.ts';

/** Everything public may be read by everybody. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const { siteUrl } = await (await requestContent()).listing();
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/'] },
    sitemap: `${siteUrl}/sitemap.xml`,
  };
}
