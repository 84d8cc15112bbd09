import type { Locale } from '#lib/i18n/locales.ts';
import type { PageContext } from '../page-context.ts';
import type { PageBase } from '../page-data.ts';

/** The last change of any document of a language: for pages that show several. */
export async function latestChange(context: PageContext, locale: Locale): Promise<PageBase['changed']> {
  let latest = null;
  for (const entry of context.index.all()) {
    if (entry.locale === locale && (!latest || entry.modified > latest.modified)) latest = entry;
  }
  return latest && context.lastChange(latest);
}
