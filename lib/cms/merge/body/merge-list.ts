import type { BodyBlock } from './body-blocks.ts';
import { joinPieces } from './join-pieces.ts';
import { sharedWords } from './likeness.ts';
import { mergePieces, type Piece } from './merge-pieces.ts';
import { mergeWords } from './merge-words.ts';
import { nameBlocks } from './same-block.ts';

/** A list that was changed, item by item, with the signs and the gaps of the base. */
export function mergeList(base: BodyBlock, edited: BodyBlock): string {
  const names = nameBlocks(base.parts, edited.parts);
  const sourceOf = (parts: readonly BodyBlock[], index: number) => parts[index]?.source ?? '';
  const marker = markerOf(sourceOf(base.parts, 0));
  const pieces = mergePieces({
    baseNames: names.base,
    editedNames: names.edited,
    likeness: (index, other) =>
      Math.max(0.3, sharedWords(sourceOf(base.parts, index), sourceOf(edited.parts, other))),
    keep: (index) => sourceOf(base.parts, index),
    change(index, other) {
      const item = sourceOf(base.parts, index);
      const own = markerOf(item);
      const tick = /^\[[ xX]\][ \t]+/.exec(item.slice(own.length))?.[0] ?? '';
      const text = contentOf(sourceOf(edited.parts, other), own.length);
      const hasTick = /^\[[ xX]\][ \t]+/.test(text);
      return own + mergeWords(item.slice(own.length), hasTick ? text : tick + text, 'both');
    },
    insert: (other) => marker + contentOf(sourceOf(edited.parts, other), marker.length),
    isLost: () => false,
  });
  const parts = base.parts.map(({ start, end }) => ({ start: start - base.start, end: end - base.start }));
  const gap = { usual: usualGap(base), parts: /\n/ };
  return joinPieces(numbered(pieces, base, edited), { text: base.source, parts }, gap);
}

/** Numbers the items of a list anew if the base counts them. */
function numbered(pieces: readonly Piece[], base: BodyBlock, edited: BodyBlock): readonly Piece[] {
  const numbers = base.parts.map(({ source }) => Number.parseInt(source, 10));
  const [first = Number.NaN, second] = numbers;
  const isCounted = second !== first && numbers.every((number, index) => number === first + index);
  if (!isCounted) return pieces;
  const start = edited.node.type === 'list' ? (edited.node.start ?? first) : first;
  return pieces.map((piece, index) => ({
    ...piece,
    text: piece.text.replace(/^\d+/, String(start + index)),
  }));
}

function markerOf(item: string): string {
  return /^(?:[-+*]|\d+[.)])[ \t]*/.exec(item)?.[0] ?? '* ';
}

/** What stands behind the sign of an item, its further lines moved to where the new sign wants them. */
function contentOf(item: string, width: number): string {
  const marker = markerOf(item);
  const shift = width - marker.length;
  const content = item.slice(marker.length);
  if (shift === 0) return content;
  return content.replace(/\n([ \t]*)(?=\S)/g, (_, margin: string) =>
    margin.length < marker.length ? `\n${margin}` : `\n${' '.repeat(Math.max(0, margin.length + shift))}`,
  );
}

function usualGap({ parts, source, start }: BodyBlock): string {
  const [first, second] = parts;
  return first && second ? source.slice(first.end - start, second.start - start) : '\n';
}
