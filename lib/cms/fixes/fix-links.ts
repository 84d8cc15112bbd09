import { findEscapedImages } from '#lib/markdown/repairs/escaped-images.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import { type FixPlace, lineAt, namedValue } from './fix-place.ts';

/** How far from its start the address of a link is looked for. */
const reach = 3000;

const link =
  /!?\[((?:[^[\]\\]|\\.|!?\[(?:[^[\]\\]|\\.)*\](?:\([^()\s]*(?:\s"[^"]*")?\))?)*)\]\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;

/** The link that starts at an offset, and where its words are. */
function linkAt(text: string, at: number): { end: number; words: string } | null {
  link.lastIndex = at;
  const found = text[at] === '[' ? link.exec(text) : null;
  return found ? { end: at + found[0].length, words: found[1] ?? '' } : null;
}

/** Space at the edges of a link's words goes outside. */
export function fixPaddedLink({ text, at }: FixPlace): TextEdit[] | null {
  const found = linkAt(text, at);
  const [, before = '', words = '', after = ''] =
    /^((?:\s|&nbsp;)*)([\s\S]*?)((?:\s|&nbsp;)*)$/.exec(found?.words ?? '') ?? [];
  if (!found || words === '' || (before === '' && after === '')) return null;
  const start = at + 1;
  const end = start + found.words.length;
  const edits: TextEdit[] = [{ start, end, text: words }];
  if (before && !isSpace(text[at - 1])) edits.push({ start: at, end: at, text: ' ' });
  if (after && !isSpace(text[found.end])) edits.push({ start: found.end, end: found.end, text: ' ' });
  return edits;
}

/** A link without words goes, with one of the spaces around it. */
export function fixEmptyLink({ text, at }: FixPlace): TextEdit[] | null {
  const found = linkAt(text, at);
  if (!found || !/^(?:\s|&nbsp;)*$/.test(found.words)) return null;
  const line = lineAt(text, at);
  const isBetween = isSpace(text[at - 1]) && isSpace(text[found.end]) && found.end < line.end;
  const isApart = found.words !== '' && !isSpace(text[at - 1]) && !isSpace(text[found.end]);
  return [{ start: at, end: found.end + (isBetween ? 1 : 0), text: isApart ? ' ' : '' }];
}

/** The link leads straight to where it leads already; what follows `?` or `#` stays. */
export function fixLinkAddress(place: FixPlace): TextEdit[] | null {
  const href = namedValue(place, 'href');
  const suffix = /[?#].*$/.exec(href)?.[0] ?? '';
  return replaceAddress(place, href, namedValue(place, 'better') + suffix);
}

/** The address gets its `https://`. */
export function fixScheme(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const [written, href] = [namedValue(place, 'written'), namedValue(place, 'href')];
  const bare = written.replace(/^http:\/\//, '');
  // The words of an address that stands by itself are the address: they stay as the reader sees them.
  if (bare !== written && text.startsWith(bare, at))
    return [{ start: at, end: at + bare.length, text: `[${bare}](${href})` }];
  return replaceAddress(place, written, href);
}

/** `name[at]host` gets its `@`. */
export function fixEmail(place: FixPlace): TextEdit[] | null {
  const { text, at } = place;
  const [written, href] = [namedValue(place, 'written'), namedValue(place, 'href')];
  const found = text.slice(at, at + reach).indexOf(written);
  if (found === -1) return null;
  const start = at + found;
  const isAddress = /\]\(\s*<?$|=["']$/.test(text.slice(Math.max(0, start - 5), start));
  return [{ start, end: start + written.length, text: isAddress ? href : href.replace(/^mailto:/, '') }];
}

/** A picture loses the backslashes before its brackets. */
export function fixEscapedImage(place: FixPlace): TextEdit[] | null {
  const written = namedValue(place, 'written');
  if (!place.text.startsWith(written, place.at)) return null;
  const [edit] = findEscapedImages(written, [], () => {});
  if (edit?.start !== 0 || edit.end !== written.length) return null;
  const text = edit.text.replace(/\(<([^\s()<>]+)>/, '($1');
  return [{ start: place.at, end: place.at + written.length, text }];
}

function replaceAddress({ text, at }: FixPlace, written: string, right: string): TextEdit[] | null {
  const isEndOf = (offset: number) => /^[\s)>"'\]]?$/.test(text[offset] ?? '');
  const stop = Math.min(text.length, at + reach);
  for (let start = text.indexOf(written, at); start !== -1 && start < stop; ) {
    const before = text.slice(Math.max(0, start - 5), start);
    if (/(?:\]\(\s*<?|=["']|"|<)$/.test(before) && isEndOf(start + written.length))
      return [{ start, end: start + written.length, text: right }];
    start = text.indexOf(written, start + 1);
  }
  return null;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
