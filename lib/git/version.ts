/** Somebody who makes a commit. */
export interface Person {
  name: string;
  email: string;
}

/** What a file was as of one commit. */
export interface Version {
  /** The full id of the commit. */
  commit: string;
  author: Person;
  /** ISO 8601, with the offset of the author's clock. */
  at: string;
  message: string;
  /** Where the file stood then. */
  path: string;
  /** `null`: this commit deleted the file. */
  blob: string | null;
}
