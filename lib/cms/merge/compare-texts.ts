import { align, type Match } from './align.ts';
import { withPlainEndings } from './line-endings.ts';

/** Lines that two texts share, or that differ. */
export interface Stretch {
  isSame: boolean;
  /** One-based line of the first text. */
  line: number;
  before: string[];
  after: string[];
}

/** A piece of a line, with what became of it. */
export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Puts two texts side by side, line by line. */
export function compareTexts(before: string, after: string): Stretch[] {
  const [from, to] = [before, after].map((text) => withPlainEndings(text).split('\n'));
  if (!from || !to) return [];
  const stretches: Stretch[] = [];
  let [line, line2] = [0, 0];
  const differ = (end: number, end2: number) => {
    if (end > line || end2 > line2)
      stretches.push({
        isSame: false,
        line: line + 1,
        before: from.slice(line, end),
        after: to.slice(line2, end2),
      });
  };
  for (const { start, start2, length } of runs(align(from, to))) {
    differ(start, start2);
    const same = from.slice(start, start + length);
    stretches.push({ isSame: true, line: start + 1, before: same, after: same });
    [line, line2] = [start + length, start2 + length];
  }
  differ(from.length, to.length);
  return stretches;
}

/** The words that two stretches of text do not share. */
export function compareWords(before: string, after: string): Piece[] {
  const [from, to] = [before, after].map((text) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []);
  if (!from || !to) return [];
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], words: readonly string[]) => {
    const text = words.join('');
    if (text) pieces.push({ kind, text });
  };
  let [at, at2] = [0, 0];
  for (const { start, start2, length } of runs(align(from, to))) {
    add('removed', from.slice(at, start));
    add('added', to.slice(at2, start2));
    add('same', from.slice(start, start + length));
    [at, at2] = [start + length, start2 + length];
  }
  add('removed', from.slice(at));
  add('added', to.slice(at2));
  return pieces;
}

function runs(matches: readonly Match[]): { start: number; start2: number; length: number }[] {
  const found: { start: number; start2: number; length: number }[] = [];
  for (const [start, start2] of matches) {
    const last = found.at(-1);
    if (last && start === last.start + last.length && start2 === last.start2 + last.length) last.length += 1;
    else found.push({ start, start2, length: 1 });
  }
  return found;
}
