import { requestContent } from '#lib/content/request-store.ts';
import { sitemap } from '#lib/content/sitemap.ts';

/** Every public page, or the list of the files that name them (sitemaps.org). */
export async function GET(): Promise<Response> {
  const content = await requestContent();
  return new Response(await sitemap(await content.listing()), {
    headers: { 'Content-Type': 'application/xml' },
  });
}
