import type { Locale } from '#lib/i18n/locales.ts';
import { type InlineNode, renderInline } from '#lib/markdown/inline.ts';
import { entryAddress } from '../addresses.ts';
import type { PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { EntrySummary } from '../page-data.ts';
import { pageWords } from '../page-words.ts';
import { dependsOn } from '../track.ts';
import { familyOf } from './family-of.ts';

/** An entry as lists show it. */
export function entrySummary(context: PageContext, entry: PageEntry, locale: Locale): EntrySummary {
  dependsOn(`summary:${entry.id}`);
  const slug = context.index.slugOf(entry);
  const { title, description, lang } = pageWords(entry, locale);
  return {
    ...{ slug, title, lang },
    href: entryAddress(entry.collection, locale, slug),
    description: descriptionOf(entry, description, lang),
    family: familyOf(context, entry, locale),
  };
}

// Lists are rendered after each change of any of their entries; parsing the others again would be most of the work.
const descriptions = new WeakMap<PageEntry, Map<Locale, InlineNode[]>>();

function descriptionOf(entry: PageEntry, written: string, lang: Locale): InlineNode[] {
  const known = descriptions.get(entry) ?? new Map<Locale, InlineNode[]>();
  descriptions.set(entry, known);
  const nodes = known.get(lang) ?? renderInline(written);
  known.set(lang, nodes);
  return nodes;
}
