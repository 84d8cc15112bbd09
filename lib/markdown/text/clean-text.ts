import type { RenderContext } from '../context.ts';
import { applyEdits, type EditedText, originOf, replaceMatches, uneditedText } from './edited-text.ts';
import { decomposed, invisibleCharacters } from './invisible.ts';
import { findMojibake } from './mojibake.ts';

/** What the clipboard of a word processor leaves behind, within or around the text. */
const fragments =
  /<!--\s*(?:Start|End)Fragment\s*-->|<!--\[if [^\]]*\]>[\s\S]*?<!\[endif\]-->|<\/?o:p\s*\/?>/gi;
const spaces = /(?:&nbsp;[ \t]*){2,}|(?<![ \t\u00a0])[ \t\u00a0]+/g;
const blankLines = /\n(?:[ \t]*\n){3,}/;

/** Repairs the characters of a body before it is parsed (content cases 15 and 27). */
export function cleanText(body: string, context: RenderContext): EditedText {
  let source = repairMisreadText(uneditedText(body), context);
  if (/\p{M}/u.test(source.text))
    source = replaceMatches(source, decomposed, ([letter]) => letter.normalize('NFC'));
  source = removeDebris(source, 'invisible', context);
  source = removeDebris(source, 'fragment', context);
  source = removeDebris(source, 'spaces', context);
  const blank = source.text.search(blankLines);
  if (blank !== -1) reportDebris('blank', originOf(source, blank + 1), context);
  return source;
}

/** A kind of leftovers that can be taken out of a text by itself. */
export type Debris = 'invisible' | 'fragment' | 'spaces';

const debris: Record<Debris, RegExp> = { invisible: invisibleCharacters, fragment: fragments, spaces };

/** The text without one kind of leftovers, as readers get it. */
export function withoutDebris(text: string, kind: Debris): string {
  return replaceMatches(uneditedText(text), debris[kind], (match) => replacementFor(kind, text, match)).text;
}

function repairMisreadText(source: EditedText, context: RenderContext): EditedText {
  let repaired = source;
  // Twice, since text is sometimes misread twice.
  for (let round = 0; round < 2; round += 1) {
    const found = findMojibake(repaired.text);
    let last = '';
    for (const { start, end } of found) {
      const written = wordAround(repaired.text, start, end);
      if (written === last) continue;
      last = written;
      context.report('mojibake', context.placeOfOrigin(originOf(repaired, start)), { values: { written } });
    }
    repaired = applyEdits(repaired, found);
  }
  return repaired;
}

function removeDebris(source: EditedText, kind: Debris, context: RenderContext): EditedText {
  let first: number | undefined;
  const cleaned = replaceMatches(source, debris[kind], (match) => {
    const replacement = replacementFor(kind, source.text, match);
    if (replacement !== null) first ??= match.index;
    return replacement;
  });
  if (first !== undefined && cleaned !== source) reportDebris(kind, originOf(source, first), context);
  return cleaned;
}

function replacementFor(kind: Debris, text: string, match: RegExpExecArray): string | null {
  return kind === 'spaces' ? spaceFor(text, match) : '';
}

/** Nothing at the edges of a line, one space for a run; `null` for space as it should be. */
function spaceFor(text: string, { 0: run, index }: RegExpExecArray): string | null {
  const hard = run.startsWith('&') ? 2 : run.split('\u00a0').length - 1;
  if (hard === 0) return null;
  const isEdge = /^\n?$/.test(text.charAt(index - 1)) || /^\n?$/.test(text.charAt(index + run.length));
  if (isEdge) return '';
  // A single one may keep a number and its unit together.
  return hard === 1 && run.length === 1 ? null : ' ';
}

function reportDebris(kind: string, origin: number, context: RenderContext): void {
  context.report('clipboard-debris', context.placeOfOrigin(origin), { values: { kind } });
}

function wordAround(text: string, start: number, end: number): string {
  const before = /\S{0,20}$/.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? '';
  const after = /^\S{0,20}/.exec(text.slice(end, end + 20))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
