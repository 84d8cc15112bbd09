import { findCommit } from './branch.ts';
import { GitError } from './failure.ts';
import { readBlob } from './history.ts';
import { nullId, type Place } from './place.ts';
import type { Change, CommitRequest } from './request.ts';
import { runGit } from './run-git.ts';

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
  for (const { path, before, after, isFile } of await differences(place, parent, commit)) {
    if (!isFile) throw new GitError({ kind: 'undo', commit: name });
    changes.push({ path, bytes: before === null ? null : await readBlob(place, before) });
    expected[path] = after;
  }
  return { changes, expected };
}

async function parentsOf(place: Place, commit: string): Promise<string[]> {
  const { stdout } = await runGit(place, ['rev-list', '--parents', '--max-count=1', commit]);
  return stdout.toString().trim().split(' ').slice(1);
}

async function differences(place: Place, parent: string, commit: string) {
  const { stdout } = await runGit(place, ['diff-tree', '-r', '-z', '--raw', '--no-renames', parent, commit]);
  const parts = stdout.toString().split('\0');
  const none = nullId(place);
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) => {
    const [from = '', to = '', before = '', after = ''] = (parts[at * 2] ?? '').slice(1).split(' ');
    return {
      path: parts[at * 2 + 1] ?? '',
      before: before === none ? null : before,
      after: after === none ? null : after,
      isFile: [from, to].every((mode) => /^(000000|100\d{3})$/.test(mode)),
    };
  });
}
