import { isAncestor } from './branch.ts';
import type { Place } from './place.ts';

/** Which commits this clone shows in its files, not only in its branch: the last one it was brought to, and before. */
export interface ShownCommits {
  /** The files stand as of `commit` from now on. */
  stand(commit: string | null): void;
  /** Whether the files stand as of `commit` or of a later one; `false` also for one that nobody here knows. */
  has(commit: string): Promise<boolean>;
}

/** Opens the account with the commit that the files stand at. */
export function shownCommits(place: Place, first: string | null): ShownCommits {
  let last = first;
  /** Of those before the last one; asked of git once. */
  let earlier = new Map<string, boolean>();

  return {
    stand(commit) {
      if (commit !== last) earlier = new Map();
      last = commit;
    },
    async has(commit) {
      if (last === null || commit === last) return commit === last;
      const known = earlier.get(commit);
      if (known !== undefined) return known;
      // It may never have been fetched.
      const isEarlier = await isAncestor(place, commit, { of: last, isUnknownFine: true });
      earlier.set(commit, isEarlier);
      return isEarlier;
    },
  };
}
