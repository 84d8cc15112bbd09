import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { carriedRevision } from '../forms/serve-entry.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import type { ReadRevisions } from '../protocol/read-memory.ts';
import { type Saved, saveEntry } from './save-entry.ts';
import type { SaveRequest } from './save-request.ts';

/** Whoever is overtaken this often in one save is told so. */
const attempts = 4;

/**
 * Saves an entry; what somebody else has published between reading and committing, here or in another process,
 * is merged like any other change of theirs.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function publishEntry(
  context: StudioContext,
  request: SaveRequest,
  by: { session: Session; read: ReadRevisions },
): Promise<Saved> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await saveEntry(context, request, by);
    } catch (error) {
      const isOvertaken = error instanceof CmsFailure && error.code === 'changed';
      if (!isOvertaken || attempt === attempts || !namesRevisions(request, by.read)) throw error;
    }
  }
}

/** What names no revision counts as based on what stands now: once overtaken, it would undo what stands by then. */
function namesRevisions({ dataFiles, revisions, options }: SaveRequest, read: ReadRevisions): boolean {
  const isNamed = ({ raw, path }: SaveRequest['dataFiles'][number]) =>
    (carriedRevision(raw) ?? revisions[path] ?? read.get(path)) !== undefined;
  return options.newEntry === true || dataFiles.every(isNamed);
}
