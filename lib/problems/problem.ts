export type Severity = 'error' | 'warning' | 'hint';

/**
 * Something in the content that a person should look at.
 * Its words (what was found, what to do) are in `messages/<locale>.json` under `problems.<code>`.
 */
export interface Problem {
  /** Kebab-case name of the kind, the key of its words. */
  code: string;
  severity: Severity;
  /** Path relative to the content folder, with `/`. */
  file: string;
  /** One-based. */
  line: number;
  /** One-based. */
  column: number;
  /** The front-matter key or the block's name, where the problem belongs to one. */
  key?: string;
  /** Values for the words: what was found, what was expected. */
  values?: Record<string, string | number>;
}

/** A problem as a repair reports it: the position counts within the Markdown body. */
export type BodyProblem = Omit<Problem, 'file'>;
