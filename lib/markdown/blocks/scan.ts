/** A block tag as found in a text; offsets count in the text. */
export interface Tag {
  start: number;
  /** Exclusive. */
  end: number;
  name: string;
  /** What stands between the name and `%}`. */
  parameters: { start: number; text: string };
  /** Whether `%}` is missing. */
  isOpenEnded: boolean;
}

/** From `start` up to `end` (exclusive). */
export interface Range {
  start: number;
  end: number;
}

export interface Scan {
  tags: Tag[];
  /** Code and comments, in which nothing is a tag and nothing is repaired. */
  code: Range[];
}

const interesting =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t>]*(`{3,}|~{3,})([^\n]*)$|\\[\\`]|`+|<!--|\{%-?[ \t\n]*([a-zA-Z_][\w-]*)/gm;

/**
 * Finds block tags, code and comments in one pass, so that a tag within code is code, and a backtick within a
 * tag's JSON is JSON.
 */
export function scan(text: string): Scan {
  const tags: Tag[] = [];
  const code: Range[] = [];
  const closer = createSpanCloser(text);
  const lastTagEnd = text.lastIndexOf('%}');
  interesting.lastIndex = 0;
  for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
    const [written, fence, info = '', name] = match;
    const start = match.index;
    let end = start + written.length;
    if (fence && !(fence.startsWith('`') && info.includes('`'))) {
      end = fenceEnd(text, end, fence, written.startsWith(fence));
      code.push({ start, end });
    } else if (fence) {
      // Not a fence, but perhaps a span of code: look again at its backticks.
      end = start + written.indexOf(fence) + fence.length;
      const spanEnd = closer(end - fence.length, fence.length);
      if (spanEnd) code.push({ start: end - fence.length, end: spanEnd });
      end = spanEnd ?? end;
    } else if (written.startsWith('`')) {
      const spanEnd = closer(start, written.length);
      if (spanEnd) code.push({ start, end: spanEnd });
      end = spanEnd ?? end;
    } else if (written === '<!--') {
      const close = text.indexOf('-->', end);
      if (close !== -1) code.push({ start, end: close + 3 });
      end = close === -1 ? end : close + 3;
    } else if (name) {
      const tag = readTag(text, start, end, name, lastTagEnd);
      tags.push(tag);
      end = tag.end;
    }
    interesting.lastIndex = end;
  }
  return { tags, code };
}

/** Whether an offset lies in one of the ranges, which are in order. */
export function isWithin(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= offset;
}

function fenceEnd(text: string, from: number, fence: string, isPlain: boolean): number {
  const close = new RegExp(`^[ \\t>]*[${fence[0]}]{${fence.length},}[ \\t]*$`, 'gm');
  close.lastIndex = from;
  const match = close.exec(text);
  if (match) return match.index + match[0].length;
  if (isPlain) return text.length;
  // Within a list or a quote an unclosed fence ends with its container; a blank line is a good guess at that.
  const blank = text.indexOf('\n\n', from);
  return blank === -1 ? text.length : blank;
}

/** Finds the end of a code span: the next run of as many backticks within the paragraph. */
function createSpanCloser(text: string) {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const list = runs.get(run.length);
    if (list) list.push(index);
    else runs.set(run.length, [index]);
  }
  const next = new Map<number, number>();
  let paragraphEnd = -1;
  return (start: number, length: number): number | null => {
    const list = runs.get(length) ?? [];
    let at = next.get(length) ?? 0;
    while ((list[at] ?? Number.POSITIVE_INFINITY) < start + length) at += 1;
    next.set(length, at);
    if (paragraphEnd < start) {
      const blank = /\n[ \t]*\n/g;
      blank.lastIndex = start;
      paragraphEnd = blank.exec(text)?.index ?? text.length;
    }
    const close = list[at];
    return close !== undefined && close < paragraphEnd ? close + length : null;
  };
}

const tagEnd = /\s*-?%\}/y;

function readTag(text: string, start: number, nameEnd: number, name: string, lastTagEnd: number): Tag {
  const from = nameEnd + (/^\s*/.exec(text.slice(nameEnd, nameEnd + 200))?.[0].length ?? 0);
  const finish = (parametersEnd: number, end: number, isOpenEnded = false): Tag => ({
    start,
    end,
    name,
    parameters: { start: from, text: text.slice(from, Math.max(from, parametersEnd)).trimEnd() },
    isOpenEnded,
  });
  const jsonEnd = balancedEnd(text, from);
  tagEnd.lastIndex = jsonEnd ?? from;
  if (tagEnd.test(text)) return finish(jsonEnd ?? from, tagEnd.lastIndex);
  // Broken JSON: the tag ends at the first `%}`, unless another tag or a paragraph starts before.
  const paragraph = /\{%|\n\n/g;
  paragraph.lastIndex = from;
  const stop = paragraph.exec(text)?.index ?? text.length;
  const close = lastTagEnd < from ? -1 : text.indexOf('%}', from);
  if (close !== -1 && (close < stop || !text.slice(from, close).includes('{%'))) {
    return finish(text[close - 1] === '-' ? close - 1 : close, close + 2);
  }
  return finish(stop, stop, true);
}

/** The end of the JSON value that starts at `from`, by its brackets; `null` if they do not close. */
function balancedEnd(text: string, from: number): number | null {
  if (text[from] !== '{' && text[from] !== '[') return null;
  // Outside its strings JSON has no percent sign.
  const piece = /["{}[\]%]/g;
  piece.lastIndex = from;
  let depth = 0;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [sign] = match;
    if (sign === '"') {
      const string = /(?:[^"\\\n]|\\[^\n])*"/y;
      string.lastIndex = piece.lastIndex;
      if (!string.test(text)) return null;
      piece.lastIndex = string.lastIndex;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '%') return null;
    else depth -= 1;
    if (depth === 0) return piece.lastIndex;
  }
  return null;
}
