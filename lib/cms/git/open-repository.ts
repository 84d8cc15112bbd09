import { requireAllowed } from './allowed-path.ts';
import { type Committed, commitChanges } from './commit-changes.ts';
import { firstMessage } from './commit-message.ts';
import { GitError, type GitFailure, toFailure } from './failure.ts';
import { findRepository } from './find-repository.ts';
import { headRevision, readAt, readHistory } from './history.ts';
import type { Place } from './place.ts';
import { type Recovered, recover } from './recover.ts';
import type { CommitRequest } from './request.ts';
import { startRepository } from './start-repository.ts';
import { tidier } from './tidy.ts';
import { changesToUndo } from './undo.ts';
import type { Person, Version } from './version.ts';

export interface RepositoryOptions {
  contentDir: string;
  mediaDir: string;
  /** The branch that editors publish to; `null`: whichever is checked out. */
  branch: string | null;
  /** Who the site is in git: it commits what people have written. */
  committer: Person;
  /** For the operator's log. */
  report: (message: string) => void;
}

/** What came of asking for a commit; a failure is told, nothing was lost. */
export type CommitResult = ({ ok: true } & Committed) | { ok: false; failure: GitFailure };

/** The repository around the content. Paths are relative to its root, with `/`. */
export interface Repository {
  place: Place;
  /** What was found cut short when it was opened. */
  recovered: Recovered;
  /** One commit of these changes; commits of one process wait for each other. */
  commitChanges(request: CommitRequest): Promise<CommitResult>;
  /** Takes back one commit, by another, where nobody has changed its paths since. */
  undo(commit: string, by: { author: Person; message: string }): Promise<CommitResult>;
  /** The versions of a file, newest first, through renames; 50 if no limit is given. */
  history(path: string, options?: { limit?: number }): Promise<Version[]>;
  /** The bytes of a file as of a commit; `null` if it did not stand there. */
  readAt(commit: string, path: string): Promise<Buffer | null>;
  /** The blob of a file as committed last: what an editor's work is based on. */
  headRevision(path: string): Promise<string | null>;
}

/**
 * Opens the repository that the content is in, and completes what a crash cut short. Where there is none, one is
 * started in the content folder, with what is there as its first commit.
 * @throws {GitError} `unusable` where there is one that cannot be committed to.
 */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  const place = (await findRepository(options)) ?? (await start(options));
  const { report, committer } = options;
  const recovered = await recover(place);
  if (recovered.commit) report(`Commit ${recovered.commit} had been cut short and was ${recovered.outcome}.`);
  if (place.media === null)
    report(`${options.mediaDir} is not in the repository ${place.root}: uploads are not versioned.`);
  const inTurn = queue();
  const tidy = tidier(place, report);

  async function commit(request: () => Promise<CommitRequest>): Promise<CommitResult> {
    try {
      const committed = await inTurn(async () => commitChanges(place, committer, await request()));
      tidy();
      return { ok: true, ...committed };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.kind === 'path')
        report(`A path was refused (${failure.reason}): ${JSON.stringify(failure.path)}`);
      return { ok: false, failure };
    }
  }

  return {
    place,
    recovered,
    commitChanges: (request) => commit(async () => request),
    undo: (id, { author, message }) =>
      commit(async () => ({
        ...(await changesToUndo(place, id)),
        author,
        message: `${message}\n\nUndoes: ${id}`,
      })),
    async history(path, { limit = 50 } = {}) {
      await requireAllowed(place, path);
      return readHistory(place, path, limit);
    },
    async readAt(id, path) {
      await requireAllowed(place, path);
      return readAt(place, id, path);
    },
    async headRevision(path) {
      await requireAllowed(place, path);
      return headRevision(place, path);
    },
  };
}

async function start(options: RepositoryOptions): Promise<Place> {
  const { contentDir, committer, report } = options;
  await startRepository(contentDir, committer, firstMessage());
  report(`${contentDir} was in no git repository; one was started there.`);
  const place = await findRepository(options);
  if (place) return place;
  throw new GitError({ kind: 'unusable', reason: 'bare', detail: contentDir });
}

/** Runs pieces of work one after the other, whatever becomes of each. */
function queue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
}
