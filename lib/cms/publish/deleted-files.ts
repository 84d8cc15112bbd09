import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath, readContentFile } from '../entries/read-file.ts';
import type { FileChange } from './file-change.ts';

/**
 * The files that stand for paths of the studio, to be deleted; Decap names those of all languages, existing or not.
 * @throws {CmsFailure} 400 for a path that is no content.
 */
export async function deletedFiles(
  context: StudioContext,
  paths: readonly string[],
  locale: Locale,
): Promise<FileChange[]> {
  const pairing = pairEntries(context.content.index.all());
  const ids = [...new Set(paths.map((path) => pairing.realId(idOfPath(path, locale))))];
  const found = await Promise.all(ids.map(async (id) => ({ id, file: await readContentFile(context, id) })));
  return found.flatMap(({ id, file }) => (file ? [{ id, text: null, expected: file.blob }] : []));
}
