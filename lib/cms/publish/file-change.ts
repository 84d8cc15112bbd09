import type { CommitRequest } from '../git/request.ts';

/** What one content file is to become. */
export interface FileChange {
  id: string;
  /** `null`: it goes. */
  text: string | null;
  /** The blob that is expected in its place; `null`: no file. */
  expected: string | null;
}

/** The same for git; `prefix` is the path of the content folder in the repository. */
export function asCommit(
  prefix: string,
  files: readonly FileChange[],
): Pick<CommitRequest, 'changes' | 'expected'> {
  return {
    changes: files.map(({ id, text }) => ({
      path: prefix + id,
      bytes: text === null ? null : Buffer.from(text),
    })),
    expected: Object.fromEntries(files.map(({ id, expected }) => [prefix + id, expected])),
  };
}
