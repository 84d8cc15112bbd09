import type { Locale } from '#lib/i18n/locales.ts';
import { pageCollections } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import { resolveAddress } from '../resolve-address.ts';
import { dependsOn } from '../track.ts';

/**
 * Leads a link within the site to the page in the reader's language, where that language has it
 * (content case 26), and to its canonical address in any case. Other links stay as they are.
 */
export function localAddress(
  context: Pick<PageContext, 'index' | 'siteUrl'>,
  href: string,
  locale: Locale,
): string {
  const path = href.startsWith(`${context.siteUrl}/`) ? href.slice(context.siteUrl.length) : href;
  if (!path.startsWith('/') || path.startsWith('//') || path.startsWith('/media/')) return href;
  for (const collection of pageCollections) dependsOn(`order:${collection}`);
  const [address = '', rest = ''] = splitAt(path, /[?#]/);
  const found = resolveAddress(context.index, address);
  if (!found) return href;
  const inLocale = found.versions[locale];
  return (inLocale?.translated ? inLocale.href : found.canonical) + rest;
}

function splitAt(text: string, pattern: RegExp): [string, string] {
  const at = text.search(pattern);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}
