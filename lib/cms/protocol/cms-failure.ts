/** Something that the studio is told instead of what it asked for; the message is in the person's language. */
export class CmsFailure extends Error {
  override name = 'CmsFailure';
  readonly status: number;
  readonly code: string;
  readonly detail: unknown;

  constructor(words: string, failure: { status: number; code: string; detail?: unknown }) {
    super(words);
    this.status = failure.status;
    this.code = failure.code;
    this.detail = failure.detail ?? null;
  }
}
