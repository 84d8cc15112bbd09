/** Where the repository around the content is, as found when it was opened. */
export interface Place {
  /** The working tree, absolute, links resolved. */
  root: string;
  /** The folder with `HEAD` and the index; for a linked worktree its own. */
  gitDir: string;
  indexFile: string;
  /** Our own folder within `gitDir`: the journal and indexes under way. */
  ownDir: string;
  /** What paths of content begin with, such as `content/`; empty where the content is the whole repository. */
  content: string;
  /** The same for uploads; `null` where they lie outside of the repository and are not versioned. */
  media: string | null;
  hash: 'sha1' | 'sha256';
  /** The branch that has to be checked out; `null`: whichever is. */
  branch: string | null;
}

/** The id that stands for “nothing” where git wants an id. */
export function nullId(place: Place): string {
  return '0'.repeat(place.hash === 'sha1' ? 40 : 64);
}
