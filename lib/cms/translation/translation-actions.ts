import { z } from 'zod';
import type { Entry } from '#lib/content/entry.ts';
import { isOutdated, translationSource } from '#lib/content/translation-age.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { formatDay, formatMoment } from '#lib/i18n/moments.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries, pathIn } from '../entries/pairing.ts';
import { idOfPath } from '../entries/read-file.ts';
import { historyAddress } from '../links/history-address.ts';
import { action, type CmsAction } from '../protocol/action.ts';

/** A translation that was last changed before its source, with days in the person's language, or times of one day. */
export interface OlderTranslation {
  language: Locale;
  changed: string;
  sourceChanged: string;
  /** Where one sees what has changed in the source since. */
  compare: string;
}

/** So many versions of the source are looked through for the one that was translated. */
const mostVersions = 50;

/** The studio's question about the languages of an entry. */
export const translationActions = {
  translations: action(
    z.looseObject({ path: z.string().max(500) }),
    async (context, { path }, { session }): Promise<{ older: OlderTranslation[] }> => {
      const { locale } = session.person;
      const pairing = pairEntries(context.content.index.all());
      const asked = idOfPath(path, locale);
      const entries = localeCodes.flatMap((code) => {
        const entry = context.content.index.get(pairing.realId(pathIn(code, asked)));
        return entry ? [entry] : [];
      });
      const found = await Promise.all(entries.map((entry) => olderThanSource(context, entry, locale)));
      return { older: found.filter((each) => each !== null) };
    },
  ),
} satisfies Record<string, CmsAction>;

async function olderThanSource(
  { content, repository }: StudioContext,
  entry: Entry,
  locale: Locale,
): Promise<OlderTranslation | null> {
  const source = translationSource(content.index, entry);
  if (!source || !entry.locale) return null;
  const { content: prefix } = repository.place;
  const [[own], versions] = await Promise.all([
    repository.history(prefix + entry.id, { limit: 1 }),
    repository.history(prefix + source.id, { limit: mostVersions }),
  ]);
  const [newest] = versions;
  if (!own || !newest || !isOutdated(own.at, newest.at)) return null;
  const translated = versions.find(({ at }) => !isOutdated(own.at, at)) ?? versions.at(-1);
  return {
    language: entry.locale,
    ...tellApart(Date.parse(own.at), Date.parse(newest.at), locale),
    compare: historyAddress(
      source.id,
      translated && translated !== newest ? { from: translated.commit, to: newest.commit } : undefined,
    ),
  };
}

function tellApart(at: number, sourceAt: number, locale: Locale) {
  const [changed, sourceChanged] = [formatDay(at, locale), formatDay(sourceAt, locale)];
  return changed === sourceChanged
    ? { changed: formatMoment(at, locale), sourceChanged: formatMoment(sourceAt, locale) }
    : { changed, sourceChanged };
}
