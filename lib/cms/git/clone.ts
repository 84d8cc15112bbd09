import type { Person } from '#lib/git/version.ts';
import type { Place } from './place.ts';
import type { Remote } from './remote/remote.ts';

/** A file of the working tree that is about to be exchanged. */
export interface ExchangedFile {
  path: string;
  /** The commit that changes it, ISO 8601 and a name; `null` where that is not known. */
  change: { at: string; by: string } | null;
}

/** Runs `work`, which exchanges these files, and lets whoever reads them see all of the changes at once. */
export type Exchange = (files: readonly ExchangedFile[], work: () => Promise<void>) => Promise<void>;

/** The repository, and whom it works with. */
export interface Clone {
  place: Place;
  /** Who the site is in git. */
  committer: Person;
  /** Where a commit has to stand before it stands here; `null`: this repository is the only one. */
  remote: Remote | null;
  exchange: Exchange;
  /** For the operator's log. */
  report: (message: string) => void;
}
