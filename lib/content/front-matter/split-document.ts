/** The parts of a content file; joined they are the file again. */
export interface DocumentParts {
  /** A byte order mark, blank lines, comments, and the opening `---` with its line break. */
  opening: string;
  yaml: string;
  /** The closing `---` (or `...`) with its line break; empty if it is missing. */
  closing: string;
  body: string;
}

/** Splits a file with plain line endings into front matter and body; without front matter everything is body. */
export function splitDocument(text: string): DocumentParts {
  const start = openingLength(text);
  if (start === 0) return { opening: '', yaml: '', closing: '', body: text };
  const opening = text.slice(0, start);
  const close = closeBehind(text, start);
  if (!close) return { opening, yaml: text.slice(start), closing: '', body: '' };
  const bodyStart = close.index + close[0].length;
  return { opening, yaml: text.slice(start, close.index), closing: close[0], body: text.slice(bodyStart) };
}

/** The length of the opening with its line break; 0 if there is none. */
function openingLength(text: string): number {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let isBehindComment = false;
  for (;;) {
    at = behind(/\s*/y, text, at);
    if (!text.startsWith('<!--', at)) break;
    const end = text.indexOf('-->', at + 4);
    if (end === -1) return 0;
    at = end + 3;
    isBehindComment = true;
  }
  const start = behind(/---[ \t]*\n/y, text, at);
  if (start === at) return 0;
  return isBehindComment && !isFrontMatter(text, start) ? 0 : start;
}

/** Behind a comment a line of hyphens may as well be a rule: only what ends and starts with a key is front matter. */
function isFrontMatter(text: string, start: number): boolean {
  const close = closeBehind(text, start);
  return (
    close !== null && /^(?:\s*(?:#.*\n|$))*\s*(?:[\p{L}_"'][^\n]*:|$)/u.test(text.slice(start, close.index))
  );
}

function closeBehind(text: string, start: number): RegExpExecArray | null {
  const end = /^(?:---|\.\.\.)[ \t]*$\n?/gm;
  end.lastIndex = start;
  return end.exec(text);
}

function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
