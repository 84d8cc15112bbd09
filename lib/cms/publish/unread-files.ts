import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { idOfPath } from '../entries/read-file.ts';
import { noRevision } from '../forms/serve-entry.ts';
import type { ReadRevisions } from '../protocol/read-memory.ts';

/**
 * What a session has read, with `noRevision` for files that it has never read and that changed since it began:
 * a save of them that names no revision must not take away what somebody else did meanwhile.
 * @throws {CmsFailure} 400 if a path is no content.
 */
export async function withUnread(
  { contentDir }: Pick<StudioContext, 'contentDir'>,
  paths: readonly string[],
  { session, read }: { session: Session; read: ReadRevisions },
): Promise<ReadRevisions> {
  const known = new Map(read);
  for (const path of paths) {
    if (known.has(path)) continue;
    const file = join(contentDir, idOfPath(path, session.person.locale));
    const changedAt = await lstat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changedAt > session.createdAt) known.set(path, noRevision);
  }
  return known;
}
