import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { findGone } from '../gone-address.ts';
import { resolveAddress } from '../resolve-address.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Links between pages that lead nowhere, or to another language although this one has the page (content case 26). */
export function checkLinks(context: CheckContext): Problem[] {
  return context.documents.flatMap((document) =>
    document.body.links.flatMap((link) => {
      const problem = checkLink(context, document, link.href);
      return problem ? [{ ...problem, line: link.line, column: link.column }] : [];
    }),
  );
}

function checkLink(
  { index, siteUrl }: CheckContext,
  { entry }: CheckedDocument,
  href: string,
): Problem | null {
  const own = href.startsWith(`${siteUrl}/`) ? href.slice(siteUrl.length) : href;
  if (!own.startsWith('/') || own.startsWith('//') || own.startsWith('/media/')) return null;
  const path = own.replace(/[?#].*$/, '');
  const found = resolveAddress(index, path);
  if (!found) {
    const better = findGone({ index, derive: (_name, make) => make() }, path)?.to;
    return better
      ? problemAt('link-redirects', entry.id, { href, better })
      : problemAt('link-broken', entry.id, { href });
  }
  const here = entry.locale && found.versions[entry.locale];
  if (here && entry.locale !== found.locale && here.translated) {
    return problemAt('link-other-language', entry.id, { href, better: here.href });
  }
  return found.canonical === path
    ? null
    : problemAt('link-redirects', entry.id, { href, better: found.canonical });
}
