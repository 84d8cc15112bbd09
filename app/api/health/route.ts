import { requestContent } from '#lib/content/request-store.ts';

/** 200 with a summary while the site can serve; 503 when it has no content to serve. */
export async function GET(): Promise<Response> {
  const { entries, broken } = (await requestContent()).counts();
  const canServe = entries > 0;
  return Response.json(
    { status: canServe ? 'ok' : 'unavailable', content: { entries, broken } },
    { status: canServe ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
