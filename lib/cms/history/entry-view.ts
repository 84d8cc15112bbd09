import { contentFile } from '#lib/content/content-file.ts';
import { decodeText } from '#lib/content/decode-text.ts';
import type { Version } from '#lib/git/version.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { withinLimits } from '../editing/within-limits.ts';
import { entryTitle, studioAddress } from '../entries/entry-names.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath } from '../entries/read-file.ts';
import { readBlob } from '../git/history.ts';
import { changeWords } from '../publish/change-words.ts';
import type { EntryQuery, EntryVersion, EntryView } from './content-history.ts';

/** Versions that are listed; older ones are in git. */
const mostVersions = 20;

interface ReadVersion extends Version {
  /** `null`: deleted. */
  text: string | null;
}

/**
 * The versions of a document in words, and what two of them do not share; `null` if it never was.
 * @throws {CmsFailure} 400 for a path that is no content file's.
 */
export async function entryView(
  context: StudioContext,
  query: EntryQuery,
  locale: Locale,
): Promise<EntryView | null> {
  const { repository, content } = context;
  const pairing = pairEntries(content.index.all());
  const asked = idOfPath(query.path, locale);
  const id = content.index.get(asked) ? asked : pairing.realId(asked);
  const found = await repository.history(repository.place.content + id, { limit: mostVersions + 1 });
  if (found.length === 0) return null;
  const versions = await Promise.all(
    found.map(
      async (version): Promise<ReadVersion> => ({
        ...version,
        text: version.blob && decodeText(await readBlob(repository.place, version.blob)).text,
      }),
    ),
  );
  const isThere = content.index.get(id) !== undefined || content.broken.has(id);
  const describe = (before: string | null, after: string | null) =>
    changeWords(context, { id, before, after, locale });
  return {
    id,
    title: isThere ? entryTitle(content, id) : (contentFile(id)?.stem ?? id),
    edit: isThere ? studioAddress(pairing, id) : null,
    versions: await Promise.all(
      versions.slice(0, mostVersions).map(
        async (version, index): Promise<EntryVersion> => ({
          commit: version.commit,
          who: version.author.name,
          at: Date.parse(version.at),
          changes: await describe(versions[index + 1]?.text ?? null, version.text),
          state: version.text === null ? 'deleted' : index === 0 ? 'current' : 'earlier',
        }),
      ),
    ),
    compared: await compare(context, versions, query, describe),
  };
}

async function compare(
  context: StudioContext,
  versions: readonly ReadVersion[],
  { from, to }: EntryQuery,
  describe: (before: string | null, after: string | null) => Promise<string[]>,
): Promise<EntryView['compared']> {
  const chosen = [from, to].map((commit) => versions.find((version) => version.commit === commit));
  // The older one first, whichever was chosen as what.
  const [older, newer] = chosen.toSorted(
    (a, b) => (b ? versions.indexOf(b) : 0) - (a ? versions.indexOf(a) : 0),
  );
  if (!older || !newer || older === newer) return null;
  const texts = { before: older.text ?? '', after: newer.text ?? '' };
  return {
    from: older.commit,
    to: newer.commit,
    changes: await describe(older.text, newer.text),
    lines: await withinLimits(context.editing.run('compareLines', texts), []),
  };
}
