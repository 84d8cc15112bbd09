import { requestContent } from '#lib/content/request-store.ts';
import { sitemapPart } from '#lib/content/sitemap.ts';

/** Some of the public pages, of a site that has too many for one file: `/sitemap/1.xml` and so on. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const { part } = await params;
  const content = await requestContent();
  const file = await sitemapPart(await content.listing(), Number.parseInt(part, 10));
  if (!file) return new Response('', { status: 404 });
  return new Response(file, { headers: { 'Content-Type': 'application/xml' } });
}
