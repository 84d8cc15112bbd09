import type { Locale } from '#lib/i18n/locales.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { PageEntry } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { ArticleText, ResolvedImage } from '../page-data.ts';
import { pageWords } from '../page-words.ts';
import { contentVersion, dependsOn } from '../track.ts';
import { isMissingAlt, resolveImage } from './images.ts';
import { resolveDocument } from './resolve-document.ts';

/** The words of an entry, ready to show on a page in `locale`. */
export async function articleText(
  context: PageContext,
  entry: PageEntry,
  locale: Locale,
): Promise<ArticleText> {
  dependsOn(`entry:${entry.id}`);
  dependsOn(contentVersion(entry));
  const { lang, title, description } = pageWords(entry, locale);
  return {
    lang,
    isFallback: lang !== locale,
    title,
    description: renderInline(description),
    image: await headImage(context, entry),
    document: await resolveDocument(context, entry, locale),
  };
}

/** The same document in the other languages. */
export function counterparts(context: PageContext, entry: PageEntry): PageEntry[] {
  dependsOn(`order:${entry.collection}`);
  return localeCodes
    .filter((locale) => locale !== entry.locale)
    .map((locale) => context.index.byKey(entry.collection, locale, entry.key))
    .filter((other) => other !== null);
}

async function headImage(context: PageContext, entry: PageEntry): Promise<ResolvedImage | null> {
  const { image } = entry.data;
  if (!image) return null;
  if (!isMissingAlt(image.alt)) return resolveImage(context, image.path, image.alt ?? '');
  const others = counterparts(context, entry);
  for (const other of others) dependsOn(`summary:${other.id}`);
  const alt = others.map(({ data }) => data.image?.alt).find((words) => !isMissingAlt(words));
  return resolveImage(context, image.path, alt ?? '');
}
