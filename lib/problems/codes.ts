import type { BodyProblem, Problem, Severity } from './problem.ts';

/** Every kind of problem and how grave it is; its words are under `problems.<code>` in the messages. */
export const problemCodes = {
  // Files and folders
  'content-empty': 'warning',
  'file-empty': 'error',
  'file-link': 'error',
  'file-unreadable': 'error',
  'folder-unreadable': 'error',
  'no-locale-folder': 'warning',
  'not-utf8': 'error',
  'document-too-large': 'error',
  'document-too-deep': 'error',
  'document-too-slow': 'error',
  // Front matter
  'front-matter-broken': 'error',
  'front-matter-empty': 'warning',
  'front-matter-late': 'hint',
  'front-matter-missing': 'error',
  'front-matter-plain': 'warning',
  'front-matter-tabs': 'warning',
  'front-matter-too-deep': 'error',
  'front-matter-too-large': 'error',
  'front-matter-unclosed': 'warning',
  'key-duplicate': 'error',
  'key-spelling': 'hint',
  'publication-date': 'warning',
  'publication-folder': 'warning',
  'publication-hidden': 'warning',
  'publication-unclear': 'warning',
  'publication-unreadable': 'error',
  'slug-form': 'warning',
  'text-other-language': 'hint',
  'title-missing': 'error',
  'value-invalid': 'error',
  // Blocks
  'block-empty': 'warning',
  'block-end-alone': 'error',
  'block-image-alt': 'warning',
  'block-json': 'error',
  'block-unclosed': 'error',
  'block-unknown': 'error',
  'block-value': 'error',
  // Text
  'clipboard-debris': 'hint',
  'email-spelling': 'hint',
  'figure-ambiguous': 'hint',
  'figure-format': 'hint',
  'filler-text': 'error',
  'heading-bold': 'hint',
  'heading-in-list': 'warning',
  'heading-text-below': 'warning',
  'list-escaped': 'warning',
  mojibake: 'warning',
  'section-break': 'hint',
  // HTML
  'comment-unclosed': 'warning',
  'frame-unknown': 'warning',
  'html-removed': 'warning',
  // Links and pictures
  'address-scheme': 'hint',
  'image-alt': 'warning',
  'image-embedded': 'error',
  'image-escaped': 'warning',
  'image-external': 'warning',
  'link-broken': 'error',
  'link-empty': 'hint',
  'link-host': 'error',
  'link-other-language': 'hint',
  'link-padded': 'hint',
  'link-redirects': 'hint',
  'media-missing': 'error',
  // Saving
  'save-changes-field': 'error',
  'save-empties-text': 'error',
  'save-garbles': 'error',
  'save-loses-block': 'error',
  'save-not-held': 'error',
  'save-takes-address': 'error',
  // Between documents
  'body-duplicate': 'warning',
  'call-to-action-default': 'hint',
  'call-to-action-label': 'hint',
  'call-to-action-unknown': 'error',
  'collaborator-spelling': 'hint',
  'collaborator-unknown': 'error',
  'fact-contradiction': 'warning',
  'gone-address': 'error',
  'gone-roundabout': 'warning',
  'gone-stands': 'hint',
  'gone-to-nowhere': 'error',
  'page-unknown': 'error',
  'reference-spelling': 'hint',
  'reference-unknown': 'error',
  'slug-duplicate': 'error',
  'slug-fixed': 'error',
  'slug-renames': 'hint',
  'translation-missing': 'hint',
  'translation-older': 'hint',
  'uid-duplicate': 'error',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof problemCodes;

/** A problem of a file as a whole, at its first line unless the caller knows better. */
export function problemAt(code: ProblemCode, file: string, values?: Problem['values']): Problem {
  return { ...bodyProblem(code, { line: 1, column: 1 }, values), file };
}

/** A problem at a place of a document whose file the caller will name. */
export function bodyProblem(
  code: ProblemCode,
  { line, column }: { line: number; column: number },
  values?: Problem['values'],
): BodyProblem {
  return { code, severity: problemCodes[code], line, column, ...(values ? { values } : {}) };
}
