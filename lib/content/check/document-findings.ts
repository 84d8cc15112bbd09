import { createHash } from 'node:crypto';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import type { RenderOptions } from '#lib/markdown/render.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { Entry } from '../entry.ts';
import type { ReadEntry } from '../read-entry.ts';
import { type CheckedBody, checkedBody, emptyBody } from './checked-document.ts';

/** Everything that can be found in one document by itself: plain data, which is kept between checks. */
export interface DocumentFindings {
  /** `null` if the file cannot be read as a document. */
  entry: Entry | null;
  problems: Problem[];
  body: CheckedBody;
  /** Hash of the body as written, blank space folded; `null` for an empty body. */
  bodyHash: string | null;
}

/** Renders a body, or throws a `DocumentLimitError`. */
export type RenderBody = (body: string, options: Omit<RenderOptions, 'blocks'>) => MarkdownDocument;

/** Finds what is to be found in a document without looking at any other. */
export function findInDocument(
  { entry, body, bodyLine, problems }: ReadEntry,
  peertubeHosts: readonly string[],
  render: RenderBody,
): DocumentFindings {
  if (!entry) return { entry, problems, body: emptyBody, bodyHash: null };
  const found = { entry, bodyHash: hashOf(body) };
  try {
    const locale = entry.locale ?? defaultLocale;
    const document = render(body, { locale, peertubeHosts, firstLine: bodyLine });
    const inBody = document.problems.map((problem) => ({ ...problem, file: entry.id }));
    return { ...found, problems: [...problems, ...inBody], body: checkedBody(document) };
  } catch (error) {
    if (!(error instanceof DocumentLimitError)) throw error;
    const problem = { ...problemAt(error.code, entry.id), line: bodyLine };
    return { ...found, problems: [...problems, problem], body: emptyBody };
  }
}

function hashOf(body: string): string | null {
  const folded = body.replace(/\s+/g, ' ').trim();
  return folded ? createHash('sha256').update(folded).digest('base64') : null;
}
