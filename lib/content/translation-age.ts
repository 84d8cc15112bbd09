import { localeCodes } from '#lib/i18n/locales.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';

/** What an entry is a translation of: its public text in the first language; `null` for that text itself. */
export function translationSource(index: Pick<EntryIndex, 'byKey'>, entry: Entry): Entry | null {
  const [first] = localeCodes;
  return entry.locale === null || entry.locale === first
    ? null
    : index.byKey(entry.collection, first, entry.key);
}

/** Whether a translation was last changed before its source; moments are ISO 8601, as git tells them. */
export function isOutdated(at: string | undefined, sourceAt: string | undefined): boolean {
  return at !== undefined && sourceAt !== undefined && Date.parse(at) < Date.parse(sourceAt);
}
