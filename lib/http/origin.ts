import type { IncomingMessage } from 'node:http';

/**
 * Where a form was sent from, by what the browser says: `own`, `foreign`, or `unknown` where it says nothing
 * (very old browsers, programs). A page that withholds its address sends the origin `null`; then the
 * `Sec-Fetch-Site` header decides. `siteOrigin` is `null` where the site does not know its own address: then
 * the host that was asked counts.
 */
export function judgeOrigin(
  { headers }: Pick<IncomingMessage, 'headers'>,
  siteOrigin: string | null,
): 'own' | 'foreign' | 'unknown' {
  const { origin } = headers;
  if (origin && origin !== 'null') return isOwn(origin, siteOrigin, headers.host) ? 'own' : 'foreign';
  const site = headers['sec-fetch-site'];
  // `none`: the person themselves asked, by a reload for instance.
  if (site === 'same-origin' || site === 'none') return 'own';
  return site ? 'foreign' : 'unknown';
}

function isOwn(origin: string, siteOrigin: string | null, host: string | undefined): boolean {
  if (siteOrigin) return origin === siteOrigin;
  return URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && new URL(origin).host === host;
}
