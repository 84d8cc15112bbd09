/** The parts of a content file; joined they are the file again. */
export interface DocumentParts {
  /** A byte order mark, blank lines, and the opening `---` with its line break. */
  opening: string;
  yaml: string;
  /** The closing `---` with its line break; empty if it is missing. */
  closing: string;
  body: string;
}

/** Splits a file with plain line endings as `readFrontMatter` does; without front matter everything is body. */
export function splitDocument(text: string): DocumentParts {
  const opening = /^\ufeff?\s*---[ \t]*\n/.exec(text)?.[0];
  if (opening === undefined) return { opening: '', yaml: '', closing: '', body: text };
  const end = /^---[ \t]*$\n?/gm;
  end.lastIndex = opening.length;
  const close = end.exec(text);
  if (!close) return { opening, yaml: text.slice(opening.length), closing: '', body: '' };
  const bodyStart = close.index + close[0].length;
  return {
    opening,
    yaml: text.slice(opening.length, close.index),
    closing: close[0],
    body: text.slice(bodyStart),
  };
}
