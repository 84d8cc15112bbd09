import { localeCodes, locales } from '#lib/i18n/locales.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { isPageEntry } from '../collections/page-collections.ts';
import { isOutdated, translationSource } from '../translation-age.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Translations that are missing (content case 30), or older than the text in the default language. */
export function checkTranslations(context: CheckContext): Problem[] {
  return context.documents.flatMap((document) => {
    const { entry } = document;
    if (!isPageEntry(entry) || !entry.isPublic || !entry.locale) return [];
    return [...missing(context, document), ...outdated(context, document)];
  });
}

function missing({ index }: CheckContext, { entry }: CheckedDocument): Problem[] {
  return localeCodes
    .filter((locale) => locale !== entry.locale && !index.byKey(entry.collection, locale, entry.key))
    .map((locale) => problemAt('translation-missing', entry.id, { language: locales[locale].name }));
}

function outdated({ index, changes }: CheckContext, { entry }: CheckedDocument): Problem[] {
  const source = translationSource(index, entry);
  const date = changes.get(entry.id)?.at;
  const sourceDate = source ? changes.get(source.id)?.at : undefined;
  if (!source || !date || !sourceDate || !isOutdated(date, sourceDate)) return [];
  return [
    problemAt('translation-older', entry.id, {
      source: source.id,
      date: date.slice(0, 10),
      sourceDate: sourceDate.slice(0, 10),
    }),
  ];
}
