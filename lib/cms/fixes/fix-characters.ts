import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { isWithin, scan } from '#lib/markdown/blocks/scan.ts';
import { type Debris, withoutDebris } from '#lib/markdown/text/clean-text.ts';
import { findMojibake, repairMojibake } from '#lib/markdown/text/mojibake.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import { type FixPlace, namedValue } from './fix-place.ts';

/** A word that was read in the wrong encoding becomes readable, wherever it stands in a row. */
export function fixMojibake(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const written = namedValue(place, 'written');
  const edits: TextEdit[] = [];
  for (const { start } of findMojibake(text)) {
    if (start < at || (edits.at(-1)?.end ?? 0) > start) continue;
    const word = wordAround(text, start);
    const isSame = text.slice(word.start, word.end) === text.slice(edits[0]?.start, edits[0]?.end);
    if (edits.length > 0 && !isSame) break;
    edits.push({ ...word, text: repairMojibake(text.slice(word.start, word.end)) });
  }
  const [first] = edits;
  const isThere = first && text.slice(first.start, first.end).includes(written.slice(0, 20).trim());
  return isThere ? edits : null;
}

/** Some misread letters are a sign and a no-break space. */
function wordAround(text: string, offset: number): { start: number; end: number } {
  const before = /\S*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const after = /^(?:[ÃÂ√¬]\u00a0|\S)*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}

const blankLines = /\n(?:[ \t]*\n){3,}/g;

/** Leftovers of another program go, from the whole text, since they are told of once. */
export function fixDebris(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const kind = namedValue(place, 'kind');
  const { body } = splitDocument(text);
  const start = text.length - body.length;
  if (at < start) return null;
  if (kind === 'blank') {
    const { code } = scan(body);
    return [...body.matchAll(blankLines)]
      .filter(({ index }) => !isWithin(code, index))
      .map(({ 0: lines, index }) => ({
        start: start + index,
        end: start + index + lines.length,
        text: '\n\n',
      }));
  }
  if (!isDebris(kind)) return null;
  return [{ start, end: text.length, text: withoutDebris(body, kind) }];
}

function isDebris(kind: string): kind is Debris {
  return kind === 'invisible' || kind === 'fragment' || kind === 'spaces';
}

/** A figure of a block is written in the format of its page. */
export function fixFigure(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const written = JSON.stringify(namedValue(place, 'written'));
  const found = text.slice(at, at + 300).indexOf(written);
  if (found === -1) return null;
  const start = at + found;
  return [{ start, end: start + written.length, text: JSON.stringify(namedValue(place, 'shown')) }];
}
