import { atomFeed } from '#lib/content/atom-feed.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

/** The documents of a language that were changed last, as an Atom feed (RFC 4287). */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response('', { status: 404 });
  const feed = atomFeed(await (await requestContent()).listing(), locale);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
