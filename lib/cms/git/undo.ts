import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import { findCommit } from './branch.ts';
import { readBlob } from './history.ts';
import type { Place } from './place.ts';
import type { Change, CommitRequest } from './request.ts';
import { findDifferences } from './tree-differences.ts';

/**
 * The changes that take back one commit, provided that nobody has changed its paths since.
 * @throws {GitError} `undo` for a commit that cannot be taken back as a whole.
 */
export async function changesToUndo(
  place: Place,
  name: string,
): Promise<Pick<CommitRequest, 'changes' | 'expected'>> {
  const commit = await findCommit(place, name);
  const parents = commit ? await parentsOf(place, commit) : [];
  const [parent] = parents;
  if (!commit || !parent || parents.length > 1) throw new GitError({ kind: 'undo', commit: name });
  const changes: Change[] = [];
  const expected: Record<string, string | null> = {};
  for (const { path, before, after } of await findDifferences(place, parent, commit)) {
    const isFile = [before, after].every((side) => side === null || side.mode.startsWith('100'));
    if (!isFile) throw new GitError({ kind: 'undo', commit: name });
    changes.push({ path, bytes: before && (await readBlob(place, before.blob)) });
    expected[path] = after?.blob ?? null;
  }
  return { changes, expected };
}

async function parentsOf(place: Place, commit: string): Promise<string[]> {
  const { stdout } = await runGit(place, ['rev-list', '--parents', '--max-count=1', commit]);
  return stdout.toString().trim().split(' ').slice(1);
}
