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

const marker = /^ {0,3}(?:\\([*-])[ \u00a0]+|([•▪◦●‣·])[ \u00a0]*)/;

const listSign = /^ {0,3}([*+-])[ \t]/;

/** What would be read as something else at the start of an item. */
const block = /^(?:[-*+>#|]|\d{1,9}[.)]\s|\[[ xX]\]|```|~~~|\s|$)/;

/** Paragraphs that start with an escaped sign become the list that they were meant to be. */
export function fixEscapedList(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const wanted = Number(namedValue(place, 'items'));
  const edits: TextEdit[] = [];
  const sign = freeSign(text, place);
  let count = 0;
  let blankFrom: number | null = null;
  for (let line: Line | null = lineAt(text, at); line; line = lineBelow(text, line)) {
    const written = lineText(text, line);
    if (isBlank(text, line)) {
      if (count === wanted) break;
      blankFrom ??= line.start;
      continue;
    }
    const found = marker.exec(written);
    if (written.includes('{%') || (!found && (count === 0 || blankFrom !== null))) return null;
    if (found) {
      if (block.test(written.slice(found[0].length))) return null;
      // Blank lines between items would set them apart as paragraphs.
      if (blankFrom !== null) edits.push({ start: blankFrom, end: line.start, text: '' });
      blankFrom = null;
      count += 1;
      edits.push({ start: line.start, end: line.start + found[0].length, text: `${sign} ` });
    }
    const isBroken = written.endsWith('\\') && !written.endsWith('\\\\');
    if (isBroken && marker.test(belowOf(text, line)))
      edits.push({ start: line.end - 1, end: line.end, text: '' });
  }
  return count === wanted ? edits : null;
}

/** The sign that was meant, unless a list next to it has that one: the two would become one list. */
function freeSign(text: string, { at, problem }: FixPlace): string {
  const taken = new Set<string | undefined>();
  for (let line = lineAbove(text, lineAt(text, at)); line; line = lineAbove(text, line)) {
    const written = lineText(text, line);
    const found = listSign.exec(written)?.[1];
    taken.add(found);
    if (found || /^\S/.test(written)) break;
  }
  let left = Number(problem.values?.items);
  for (let line: Line | null = lineAt(text, at); line; line = lineBelow(text, line)) {
    const written = lineText(text, line);
    if (marker.test(written)) left -= 1;
    if (left > 0 || !listSign.test(written)) continue;
    taken.add(listSign.exec(written)?.[1]);
    break;
  }
  const [meant = '-'] = /[*-]/.exec(text.slice(at, at + 5)) ?? [];
  return [meant, '-', '*', '+'].find((sign) => !taken.has(sign)) ?? meant;
}

function belowOf(text: string, line: Line): string {
  const below = lineBelow(text, line);
  return below ? lineText(text, below) : '';
}
