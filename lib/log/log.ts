/** What goes with a line; never anything that somebody typed. */
export type Details = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Takes what the operator should know. */
export interface Log {
  debug(words: string, details?: Details): void;
  info(words: string, details?: Details): void;
  /** Something is odd, and the site goes on. */
  warn(words: string, details?: Details): void;
  /** Something was not done; `error` is what was thrown. */
  error(words: string, error?: unknown, details?: Details): void;
}
