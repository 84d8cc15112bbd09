import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { contentStore } from '#lib/content/store.ts';

/** Everything public may be read by everybody. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const { siteUrl } = await contentStore().listing();
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/api/'] },
    sitemap: `${siteUrl}/sitemap.xml`,
  };
}
