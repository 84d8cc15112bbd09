import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath } from '../entries/read-file.ts';
import { carriedRevision, noRevision } from '../forms/serve-entry.ts';
import type { ReadRevisions } from '../protocol/read-memory.ts';
import { type PreparedFile, prepareFile } from './prepare-file.ts';
import type { SaveRequest } from './save-request.ts';

type PreparedRequest = Pick<SaveRequest, 'dataFiles' | 'revisions'> & Partial<Pick<SaveRequest, 'options'>>;

/**
 * Merges each file that the editor sent into what it is based on, and leaves out those that say nothing.
 * @throws {CmsFailure} if a path is no content, or a revision is not known.
 */
export async function prepareFiles(
  context: StudioContext,
  { dataFiles, revisions, options }: PreparedRequest,
  { locale, read }: { locale: Locale; read: ReadRevisions },
): Promise<{ path: string; file: PreparedFile }[]> {
  const pairing = pairEntries(context.content.index.all());
  const prepared: { path: string; file: PreparedFile }[] = [];
  for (const { path, newPath, raw } of dataFiles) {
    const id = idOfPath(newPath ?? path, locale);
    // A new entry is based on nothing, whatever stands under its name by now.
    const known = options?.newEntry ? noRevision : (read.get(path) ?? null);
    const revision = carriedRevision(raw) ?? revisions[path] ?? known;
    const file = await prepareFile(
      context,
      {
        id: pairing.realId(id),
        raw,
        revision,
      },
      locale,
    );
    if (file) prepared.push({ path, file });
  }
  return prepared;
}
