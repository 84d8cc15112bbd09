import { GitError, type GitFailure, toFailure } from '#lib/git/failure.ts';
import type { Person, Version } from '#lib/git/version.ts';
import { requireAllowed } from './allowed-path.ts';
import { findCommit, readTip } from './branch.ts';
import { type CaughtUp, catchUp } from './catch-up.ts';
import type { Clone, Exchange } from './clone.ts';
import { type Committed, commitChanges } from './commit-changes.ts';
import { firstMessage } from './commit-message.ts';
import { findRepository } from './find-repository.ts';
import { headRevision, readAt, readHistory } from './history.ts';
import { withIndexLock } from './index-lock.ts';
import { mendLockedIndex } from './mend-index.ts';
import type { Place } from './place.ts';
import { completeJournal, type Recovered, recover } from './recover.ts';
import { openRemote } from './remote/remote.ts';
import type { CommitRequest } from './request.ts';
import { shownCommits } from './shown-commits.ts';
import { startRepository } from './start-repository.ts';
import { tidier } from './tidy.ts';
import { changesToUndo } from './undo.ts';

export interface RepositoryOptions {
  contentDir: string;
  mediaDir: string;
  /** The branch that editors publish to; `null`: whichever is checked out. */
  branch: string | null;
  /** Who the site is in git: it commits what people have written. */
  committer: Person;
  /** The address of the repository that several processes share, if there is one. */
  remote?: string | null;
  /** How files are exchanged under the eyes of whoever reads them. */
  exchange?: (place: Place) => Exchange;
  /** For the operator's log. */
  report: (message: string) => void;
}

/** Milliseconds for one step of following the remote. */
const followTimeoutMs = 10_000;

/** What came of asking for a commit; a failure is told, nothing was lost. */
export type CommitResult = ({ ok: true } & Committed) | { ok: false; failure: GitFailure };

/** The repository around the content. Paths are relative to its root, with `/`. */
export interface Repository {
  place: Place;
  /** What was found cut short when it was opened. */
  recovered: Recovered;
  /** One commit of these changes; commits of one process wait for each other. */
  commitChanges(request: CommitRequest): Promise<CommitResult>;
  /** Brings the clone to where the remote is; `null` where there is no remote. */
  follow(): Promise<CaughtUp | null>;
  /** The commit on the remote's branch, and the one that this clone has; `null` where there is no remote. */
  compare(): Promise<{ there: string | null; here: string | null } | null>;
  /** When a publish last failed at the remote (milliseconds since 1970), and of what; `null`: never. */
  lastRefusal(): { at: number; reason: string } | null;
  /** Whether the files here stand as of this commit, or of one after it. */
  shows(commit: string): Promise<boolean>;
  /** Calls `listener` with every commit that was published here; whoever published it is told when it is done. */
  onPublish(listener: (commit: string) => Promise<void>): void;
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
  const clone: Clone = {
    ...{ place, committer, report },
    remote: options.remote
      ? openRemote(place, { address: options.remote, branch: await branchOf(place) })
      : null,
    exchange: options.exchange?.(place) ?? ((_files, work) => work()),
  };
  return new ContentRepository(clone, recovered, await findCommit(place, 'HEAD'));
}

class ContentRepository implements Repository {
  readonly place: Place;
  readonly recovered: Recovered;
  readonly #clone: Clone;
  readonly #inTurn = queue();
  readonly #tidy: () => void;
  readonly #shown: ReturnType<typeof shownCommits>;
  readonly #listeners: ((commit: string) => Promise<void>)[] = [];
  #refusal: { at: number; reason: string } | null = null;
  /** When the remote was last found out of reach, on the monotonic clock. */
  #lostAt = Number.NEGATIVE_INFINITY;

  constructor(clone: Clone, recovered: Recovered, head: string | null) {
    this.place = clone.place;
    this.recovered = recovered;
    this.#clone = clone;
    this.#tidy = tidier(clone.place, clone.report);
    this.#shown = shownCommits(clone.place, head);
  }

  commitChanges(request: CommitRequest): Promise<CommitResult> {
    return this.#commit(async () => request);
  }

  async follow(): Promise<CaughtUp | null> {
    const { remote, place, report } = this.#clone;
    if (!remote) return null;
    const seen = await remote.fetch({ milliseconds: followTimeoutMs });
    const caughtUp = await this.#inTurn(() =>
      withIndexLock(place, async () => {
        await mendLockedIndex(place, report);
        await completeJournal(place);
        return catchUp(this.#clone, { remote, milliseconds: followTimeoutMs, seen });
      }),
    );
    this.#shown.stand(caughtUp.commit);
    if (caughtUp.outcome === 'moved') this.#tidy();
    if (caughtUp.keptAs)
      report(
        `CONTENT_REMOTE no longer has what stood here. It is on the branch ${caughtUp.keptAs} of ${place.root}: merge it where it is wanted back.`,
      );
    for (const path of caughtUp.leftOnDisk)
      report(`${path} has changes on this disk that are not committed; it stays behind ${caughtUp.commit}.`);
    return caughtUp;
  }

  async compare(): ReturnType<Repository['compare']> {
    const { remote } = this.#clone;
    if (!remote) return null;
    const there = await remote.head({ milliseconds: followTimeoutMs });
    return { there, here: await findCommit(this.place, 'HEAD') };
  }

  lastRefusal(): { at: number; reason: string } | null {
    return this.#refusal;
  }

  shows(commit: string): Promise<boolean> {
    return this.#shown.has(commit);
  }

  onPublish(listener: (commit: string) => Promise<void>): void {
    this.#listeners.push(listener);
  }

  async undo(id: string, { author, message }: { author: Person; message: string }): Promise<CommitResult> {
    // Another process may have published it a moment ago.
    if (!(await findCommit(this.place, id))) await this.follow().catch(() => null);
    return this.#commit(async () => ({
      ...(await changesToUndo(this.place, id)),
      author,
      message: `${message}\n\nUndoes: ${id}`,
    }));
  }

  async history(path: string, { limit = 50 }: { limit?: number } = {}): Promise<Version[]> {
    await requireAllowed(this.place, path);
    return readHistory(this.place, path, limit);
  }

  async readAt(id: string, path: string): Promise<Buffer | null> {
    await requireAllowed(this.place, path);
    return readAt(this.place, id, path);
  }

  async headRevision(path: string): Promise<string | null> {
    await requireAllowed(this.place, path);
    return headRevision(this.place, path);
  }

  async #commit(request: () => Promise<CommitRequest>): Promise<CommitResult> {
    const askedAt = performance.now();
    try {
      const committed = await this.#inTurn(async () => {
        // Who has waited while somebody found the remote out of reach need not wait for it once more.
        if (this.#lostAt > askedAt)
          throw new GitError({ kind: 'remote', reason: 'unreachable', detail: 'as before' });
        return commitChanges(this.#clone, await request());
      });
      this.#tidy();
      const { commit } = committed;
      if (commit) {
        this.#shown.stand(commit);
        await Promise.all(this.#listeners.map((listener) => listener(commit)));
      }
      return { ok: true, ...committed };
    } catch (error) {
      return { ok: false, failure: this.#noteFailure(toFailure(error)) };
    }
  }

  #noteFailure(failure: GitFailure): GitFailure {
    const { report } = this.#clone;
    if (failure.kind === 'path')
      report(`A path was refused (${failure.reason}): ${JSON.stringify(failure.path)}`);
    if (failure.kind === 'remote') {
      this.#refusal = { at: Date.now(), reason: failure.reason };
      if (failure.reason === 'unreachable') this.#lostAt = performance.now();
      report(`Nothing was published (${failure.reason}): ${failure.detail}`);
    }
    return failure;
  }
}

async function branchOf(place: Place): Promise<string> {
  return place.branch ?? (await readTip(place)).branch.replace(/^refs\/heads\//, '');
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
