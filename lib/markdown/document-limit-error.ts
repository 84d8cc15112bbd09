/** The limits that a document can break; each is also the code of a problem. */
export type DocumentLimit = 'document-too-large' | 'document-too-deep' | 'document-too-slow';

/** A document that is not rendered because it would take too much time or memory. */
export class DocumentLimitError extends Error {
  override name = 'DocumentLimitError';
  readonly code: DocumentLimit;

  constructor(code: DocumentLimit) {
    super(code);
    this.code = code;
  }
}
