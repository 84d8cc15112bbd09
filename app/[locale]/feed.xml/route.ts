import { atomFeed } from '#lib/content/atom-feed.ts';
import { datedCollections } from '#lib/content/collections/page-collections.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';

/** What was changed last in a language, or the newest of the dated collection that `collection` names, as an Atom feed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  const named = new URL(request.url).searchParams.get('collection');
  const collection = datedCollections.find((name) => name === named);
  if (!isLocale(locale) || (named !== null && !collection)) return new Response('', { status: 404 });
  const content = await requestContent();
  const list = collection && (await content.listPage(collection, locale, 1));
  const of = collection && list ? { collection, title: list.words.title } : undefined;
  const feed = atomFeed(await content.listing(), { locale, ...(of && { of }) });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
