import type { Version } from './version.ts';

/** Why a path is refused. */
export type PathReason = 'outside' | 'form' | 'hidden' | 'tooLong' | 'link' | 'folder' | 'sameName';

/** A path that somebody else has changed since the editor read it. */
export interface ChangedPath {
  path: string;
  /** The blob the editor's change was based on; `null`: the file was not there. */
  expected: string | null;
  /** The text of `expected`; `null` where there was none, or where it was never a version of this file. */
  base: Buffer | null;
  /** What stands now; `null`: the file is gone. */
  current: { blob: string; bytes: Buffer } | null;
  /** Who changed it last, and when; `null` where history does not tell. */
  last: Version | null;
}

/** What a commit can fail of; expected, so it is returned and not thrown across this folder's border. */
export type GitFailure =
  | { kind: 'path'; path: string; reason: PathReason }
  | { kind: 'changed'; conflicts: ChangedPath[] }
  /** The file on the disk is not what was committed last; both texts are here, and neither was touched. */
  | { kind: 'dirty'; path: string; committed: Buffer | null; disk: Buffer | null }
  /** Another program holds a lock of git; trying again later is right. */
  | { kind: 'busy'; lockFile: string }
  | { kind: 'diskFull' }
  /** The system has no file descriptor, process or memory left for this. */
  | { kind: 'exhausted'; detail: string }
  | { kind: 'readOnly'; detail: string }
  /** `current` is `null` where no branch is checked out. */
  | { kind: 'branch'; current: string | null; wanted: string | null }
  | { kind: 'unusable'; reason: 'noGit' | 'oldGit' | 'bare' | 'owner' | 'gone' | 'damaged'; detail: string }
  /** A commit that cannot be taken back as a whole: the first one, a merge, or one that touched other files. */
  | { kind: 'undo'; commit: string }
  /** The commit stands, but the disk could not be brought up to date; the next commit or start completes it. */
  | { kind: 'unfinished'; commit: string; detail: string }
  /** The repository that all processes share could not be asked, did not take it, or went another way. */
  | { kind: 'remote'; reason: 'unreachable' | 'refused' | 'diverged'; detail: string }
  | { kind: 'git'; detail: string };

/** Carries a failure from where it is met to where it is told. */
export class GitError extends Error {
  override name = 'GitError';
  readonly failure: GitFailure;

  constructor(failure: GitFailure) {
    super(`git: ${failure.kind}${'detail' in failure ? `: ${failure.detail}` : ''}`);
    this.failure = failure;
  }
}

/** Turns what the system and git say into a failure; what is neither is thrown again, being a mistake of ours. */
export function toFailure(error: unknown): GitFailure {
  if (error instanceof GitError) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return { kind: 'diskFull' };
  if (/^(EMFILE|ENFILE|EAGAIN|ENOMEM)$/.test(code)) return { kind: 'exhausted', detail: String(error) };
  if (/^(EROFS|EACCES|EPERM)$/.test(code)) return { kind: 'readOnly', detail: String(error) };
  throw error;
}

/** What git's own words (in the C locale) mean. */
export function failureOfWords(words: string): GitFailure {
  const lockFile = /Unable to create '(.+?\.lock)': File exists/i.exec(words)?.[1];
  if (lockFile) return { kind: 'busy', lockFile };
  if (/No space left on device|Out of diskspace|Disk quota exceeded/i.test(words))
    return { kind: 'diskFull' };
  if (/Too many open files|Resource temporarily unavailable|Cannot allocate memory/i.test(words))
    return { kind: 'exhausted', detail: words };
  if (/Read-only file system|Permission denied|insufficient permission/i.test(words))
    return { kind: 'readOnly', detail: words };
  return { kind: 'git', detail: words };
}
