import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';

/** What `work` comes to; `otherwise` where it breaks a limit for documents. */
export async function withinLimits<Result, Otherwise>(
  work: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DocumentLimitError) return otherwise;
    throw error;
  }
}
