import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import {
  type FixPlace,
  isBlank,
  type Line,
  lineAbove,
  lineAt,
  lineBelow,
  lineText,
  namedValue,
} from './fix-place.ts';

/** A heading that only makes space becomes `---`, or goes where it is the first thing of the text. */
export function fixSectionBreak(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const line = lineAt(text, at);
  const container = text.slice(line.start, at);
  const below = lineBelow(text, line);
  const isHeading = text.startsWith('#', at);
  if (text.slice(at, line.end).trim() !== namedValue(place, 'written')) return null;
  // `- ---` would be a rule and no list; and a line under the sign may make a heading of it.
  if (!/^[> \t]*$/.test(container) || (!isHeading && !isBlank(text, below))) return null;
  const bodyStart = text.length - splitDocument(text).body.length;
  const isFirst = container === '' && text.slice(bodyStart, at).trim() === '';
  // The studio's editor cannot open a text that starts with a rule.
  if (isFirst) return [{ start: at, end: blankEnd(text, line), text: '' }];
  const above = lineAbove(text, line);
  const isBelowText = above !== null && /[^> \t]/.test(lineText(text, above));
  if (isBelowText && container !== '') return null;
  return [{ start: at, end: line.end, text: isBelowText ? '\n---' : '---' }];
}

function blankEnd(text: string, line: Line): number {
  let last = line;
  for (let next = lineBelow(text, last); next && isBlank(text, next); next = lineBelow(text, last))
    last = next;
  return Math.min(last.end + 1, text.length);
}

/** An empty heading takes the line below it. */
export function fixHeadingTextBelow({ text, at }: FixPlace): TextEdit[] | null {
  const heading = lineAt(text, at);
  const signs = /^(#{1,6})[ \t]*$/.exec(text.slice(at, heading.end))?.[1];
  if (!signs || at !== heading.start) return null;
  let words = lineBelow(text, heading);
  while (words && isBlank(text, words)) words = lineBelow(text, words);
  if (!words || !isBlank(text, lineBelow(text, words))) return null;
  const written = lineText(text, words);
  if (/^ {4}|^\s*[#>]|#\s*$/.test(written)) return null;
  const indent = written.length - written.trimStart().length;
  return [{ start: at + signs.length, end: words.start + indent, text: ' ' }];
}

const boldTags = /<\/?(?:b|strong)>/gi;
const boldSigns =
  /(?<!\\)\*\*(?=[^\s*]|\*[^\s*])(.*?[^\s\\])\*\*(?!\*)|(?<![\\\w])__(?=\S)(.*?[^\s\\])__(?!\w)/g;

/** A heading loses its bold type. */
export function fixHeadingBold({ text, at }: FixPlace): TextEdit[] | null {
  const { end } = lineAt(text, at);
  const written = text.slice(at, end);
  if (written.includes('`')) return null;
  let plain = written.replace(boldTags, '');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(boldSigns, (_, stars?: string, lines?: string) => stars ?? lines ?? '');
  }
  return plain === written ? null : [{ start: at, end, text: plain }];
}

/** A heading that starts an item of a list, and what follows in the item, leave the list. */
export function fixHeadingInList({ text, at }: FixPlace): TextEdit[] | null {
  const first = lineAt(text, at);
  const marker = /^(?:[*+-]|\d{1,9}[.)]) {1,4}$/.exec(text.slice(first.start, at))?.[0];
  if (!marker || !/^#{1,6}[ \t]+\S/.test(text.slice(at, first.end))) return null;
  const lines = [text.slice(at, first.end)];
  let last = first;
  for (let next = lineBelow(text, first); next; next = lineBelow(text, next)) {
    const written = lineText(text, next);
    if (/^ *\t/.test(written)) return null;
    const isInside = written.startsWith(' '.repeat(marker.length));
    if (written.trim() !== '' && !isInside) break;
    if (written.trim() === '') continue;
    // Blank lines count only when more of the item follows.
    while (lastNumber(text, last) < lastNumber(text, next) - 1) {
      last = lineBelow(text, last) ?? next;
      lines.push('');
    }
    lines.push(written.slice(marker.length));
    last = next;
  }
  const before = isBlank(text, lineAbove(text, first)) ? '' : '\n';
  const after = isBlank(text, lineBelow(text, last)) ? '' : '\n';
  return [{ start: first.start, end: last.end, text: before + lines.join('\n') + after }];
}

function lastNumber(text: string, { start }: Line): number {
  return text.slice(0, start).split('\n').length;
}
