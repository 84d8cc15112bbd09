import { GitError } from '#lib/git/failure.ts';
import { findCommit, readPlainRef } from '../branch.ts';
import type { Place } from '../place.ts';
import { type Answer, askRemote, type RemoteAddress, remoteName } from './ask-remote.ts';
import { pushOutcome } from './push-outcome.ts';

/** The repository that all processes share: what is on its branch is what is published. */
export interface Remote {
  /**
   * Puts a commit on the branch; `moved` where the branch holds something that the commit is not built on.
   * @throws {GitError} `remote`
   */
  push(commit: string, options: Within): Promise<'pushed' | 'moved'>;
  /** Gets the branch and gives its commit; `null` where it has no such branch. */
  fetch(options: Within): Promise<string | null>;
  /** The commit on the branch, without getting it. */
  head(options: Within): Promise<string | null>;
  /** The commit that this clone and the remote last agreed on; `null` before the first time. */
  agreed(): Promise<string | null>;
  /** The name of the ref that holds it. */
  agreedRef: string;
}

/** How long it may take, in milliseconds. */
export interface Within {
  milliseconds: number;
}

/** What we have seen of the remote, wherever this clone stands. */
const seenRef = 'refs/site/seen';
/** What hosts say to a key or a token that may only read. */
const forbidden = /error: 403|denied|forbidden|not (?:allowed|authori[sz]ed|permitted)|read[- ]only/i;
/** What is left at least to ask whether a push that was cut off has arrived after all. */
const afterthought = 2_000;

/**
 * The commit on the branch of a remote, `null` where it has no such branch; for that no repository is needed here.
 * @throws {GitError} `remote`
 */
export async function readRemoteHead(
  place: Pick<Place, 'root' | 'gitDir'>,
  address: RemoteAddress,
  { milliseconds }: Within,
): Promise<string | null> {
  const args = ['ls-remote', remoteName, `refs/heads/${address.branch}`];
  const answer = await askRemote(place, address, { args, milliseconds });
  if (answer.code !== 0) throw unreachable(answer);
  return answer.stdout.split('\t')[0]?.trim() || null;
}

/** Opens the remote at `address`; nothing is asked of it yet. */
export function openRemote(place: Place, options: { address: string; branch: string }): Remote {
  const branch = `refs/heads/${options.branch}`;
  const address: RemoteAddress = { url: options.address, branch: options.branch };
  let fetching: Promise<unknown> = Promise.resolve();

  const head = (within: Within) => readRemoteHead(place, address, within);

  async function fetchNow(within: Within): Promise<string | null> {
    const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--refmap='];
    const args = ['fetch', ...quiet, remoteName, `+${branch}:${seenRef}`];
    const answer = await askRemote(place, address, { args, ...within });
    if (answer.code === 0) return (await readPlainRef(place, seenRef)) ?? findCommit(place, seenRef);
    if (/couldn't find remote ref/.test(answer.words)) return null;
    throw unreachable(answer);
  }

  return {
    head,
    agreedRef: `refs/remotes/${remoteName}/${options.branch}`,
    agreed: () => findCommit(place, `refs/remotes/${remoteName}/${options.branch}`),
    fetch(within) {
      const turn = fetching.then(() => fetchNow(within));
      fetching = turn.catch(() => {});
      return turn;
    },
    push: (commit, within) => pushTo({ place, address }, commit, within),
  };
}

/** Pushes with so much of the time that what became of it can still be asked, should the answer be lost. */
async function pushTo(
  { place, address }: { place: Place; address: RemoteAddress },
  commit: string,
  { milliseconds }: Within,
): Promise<'pushed' | 'moved'> {
  const started = performance.now();
  const args = ['push', '--porcelain', '--no-verify', remoteName, `${commit}:refs/heads/${address.branch}`];
  const limit = Math.max(1_000, milliseconds - afterthought);
  const answer = await askRemote(place, address, { args, milliseconds: limit });
  const outcome = pushOutcome(answer);
  if (outcome === 'pushed' || outcome === 'moved') return outcome;
  const refused = new GitError({ kind: 'remote', reason: 'refused', detail: answer.words });
  if (outcome === 'refused') throw refused;
  // The answer was lost; the commit may not be.
  const left = Math.max(afterthought, milliseconds - (performance.now() - started));
  if ((await readRemoteHead(place, address, { milliseconds: left })) === commit) return 'pushed';
  // Who answers this and does not take the push will not take it the next time either.
  throw forbidden.test(answer.words) ? refused : unreachable(answer);
}

function unreachable({ words }: Answer): GitError {
  return new GitError({ kind: 'remote', reason: 'unreachable', detail: words });
}
