import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Session } from '#lib/auth/session.ts';
import { recordAudit } from '#lib/database/audit.ts';
import { type GitFailure, toFailure } from '#lib/git/failure.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { requireAllowed } from '../git/allowed-path.ts';
import { commitMessage } from '../git/commit-message.ts';
import { settleCommit, writeFiles } from '../publish/write-files.ts';

/** What is to become of one file of the library. */
export interface MediaChange {
  key: string;
  /** `null`: it goes. */
  bytes: Buffer | null;
  /** Whether it takes the place of one that is there. */
  replaces: boolean;
}

/**
 * Commits a change of media as the person and looks at the folder at once; where the folder is in no repository,
 * the file is written all the same.
 * @returns the commit, `null` where there is none
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function writeMedia(
  context: StudioContext,
  changes: readonly MediaChange[],
  session: Session,
): Promise<string | null> {
  const { media } = context.repository.place;
  if (media !== null) return commitMedia(context, { changes, prefix: media }, session);
  await writePlainly(context, changes, session);
  await context.media.refresh();
  return null;
}

async function commitMedia(
  context: StudioContext,
  { changes, prefix }: { changes: readonly MediaChange[]; prefix: string },
  session: Session,
): Promise<string | null> {
  const { repository } = context;
  const paths = changes.map(({ key }) => prefix + key);
  const revisions = await Promise.all(
    changes.map(({ bytes, replaces }, index) =>
      // A new file takes the place of no other, not even of one that came a moment ago.
      bytes && !replaces ? null : repository.headRevision(paths[index] ?? '').catch(() => null),
    ),
  );
  const [first] = changes;
  const committed = await writeFiles(
    context,
    {
      changes: changes.map(({ bytes }, index) => ({ path: paths[index] ?? '', bytes })),
      expected: Object.fromEntries(paths.map((path, index) => [path, revisions[index] ?? null])),
      message: commitMessage({
        action: first ? deedOf(first) : 'change',
        collection: null,
        title: changes.map(({ key }) => key).join(', '),
        locales: [],
      }),
      action: first ? `media.${deedOf(first)}` : 'media.change',
    },
    session,
  );
  return committed.commit;
}

function deedOf({ bytes, replaces }: MediaChange): 'create' | 'change' | 'delete' {
  if (bytes === null) return 'delete';
  return replaces ? 'change' : 'create';
}

/** The name of a new file is that of another by now. */
function takenName(path: string): GitFailure {
  return { kind: 'changed', conflicts: [{ path, expected: null, base: null, current: null, last: null }] };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Without git: each file whole under its name, or not at all. */
async function writePlainly(
  context: StudioContext,
  changes: readonly MediaChange[],
  session: Session,
): Promise<void> {
  const { mediaDir, repository } = context;
  // The same rules as in a repository whose only folder is this one.
  const place = { ...repository.place, root: mediaDir, content: '', media: null };
  try {
    for (const { key, bytes, replaces } of changes) {
      await requireAllowed(place, key);
      if (bytes) await writeWhole(join(mediaDir, key), bytes, replaces);
      else await rm(join(mediaDir, key), { force: true });
    }
  } catch (error) {
    const failure = isTaken(error) ? takenName(mediaDir) : toFailure(error);
    await settleCommit(context, { ok: false, failure }, { action: 'media.change', session, from: null });
  }
  const { id, name, email } = session.person;
  await context.database.write((transaction) =>
    recordAudit(
      transaction,
      changes.map((change) => ({
        actor: { id, name: name || email },
        action: `media.${deedOf(change)}`,
        subject: change.key.slice(0, 500),
      })),
    ),
  );
}

async function writeWhole(path: string, bytes: Buffer, replaces: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const waiting = join(dirname(path), `.site-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(waiting, 'wx', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link, unlike a new name, never takes the place of a file that came a moment ago.
    await (replaces ? rename(waiting, path) : link(waiting, path));
  } finally {
    await rm(waiting, { force: true });
  }
}
