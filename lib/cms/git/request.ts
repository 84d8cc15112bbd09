import { GitError } from '#lib/git/failure.ts';
import type { Person } from '#lib/git/version.ts';

/** What an editor's save makes of one path. */
export type Change =
  /** `null`: the file is deleted. */
  | { path: string; bytes: Uint8Array | null }
  /** The file moves; with other bytes if there are any. */
  | { path: string; renameFrom: string; bytes?: Uint8Array };

export interface CommitRequest {
  changes: readonly Change[];
  /** For every path that is touched, the blob that the editor's work is based on; `null`: no such file. */
  expected: Readonly<Record<string, string | null>>;
  author: Person;
  message: string;
}

/** What a path is to become: these bytes, the bytes of another path, or nothing. */
export type Wanted = { bytes: Uint8Array } | { sameAs: string } | null;

/**
 * The wanted state of every path that a request touches.
 * @throws {GitError} `path` where one would have to be a file and a folder.
 */
export function wantedPaths({
  changes,
  expected,
}: Pick<CommitRequest, 'changes' | 'expected'>): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const change of changes) if ('renameFrom' in change) wanted.set(change.renameFrom, null);
  for (const change of changes) wanted.set(change.path, wantedOf(change));
  for (const path of wanted.keys()) {
    if (expected[path] === undefined) throw new TypeError(`What is expected at ${path} has to be said.`);
    const folder = [...wanted.keys()].find((other) => path.startsWith(`${other}/`) && wanted.get(other));
    if (folder !== undefined) throw new GitError({ kind: 'path', path: folder, reason: 'folder' });
  }
  return wanted;
}

function wantedOf(change: Change): Wanted {
  if ('renameFrom' in change) return change.bytes ? { bytes: change.bytes } : { sameAs: change.renameFrom };
  return change.bytes && { bytes: change.bytes };
}
