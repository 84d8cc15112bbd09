import type { BodyBlock } from './body-blocks.ts';
import { joinPieces } from './join-pieces.ts';
import { sharedWords } from './likeness.ts';
import { mergePieces } from './merge-pieces.ts';
import { mergeWords } from './merge-words.ts';
import { nameBlocks } from './same-block.ts';

/** A table that was changed, row by row; its line of hyphens, and so the alignment of columns, is the base's. */
export function mergeTable(base: BodyBlock, edited: BodyBlock): string {
  const names = nameBlocks(base.parts, edited.parts);
  const sourceOf = (parts: readonly BodyBlock[], index: number) => parts[index]?.source ?? '';
  const pieces = mergePieces({
    baseNames: names.base,
    editedNames: names.edited,
    likeness: (index, other) =>
      // The first row is the head; rows do not become it.
      (index === 0) === (other === 0)
        ? Math.max(0.3, sharedWords(sourceOf(base.parts, index), sourceOf(edited.parts, other)))
        : 0,
    keep: (index) => sourceOf(base.parts, index),
    change: (index, other) => mergeWords(sourceOf(base.parts, index), sourceOf(edited.parts, other), 'base'),
    insert: (other) => sourceOf(edited.parts, other).replace(/[ \t]{2,}/g, ' '),
    isLost: () => false,
  });
  const parts = base.parts.map(({ start, end }) => ({ start: start - base.start, end: end - base.start }));
  const rule = base.source.slice(parts[0]?.end ?? 0, parts[1]?.start ?? base.source.length);
  const [head, ...rows] = pieces;
  if (!head) return '';
  const body = joinPieces(rows, { text: base.source, parts }, { usual: '\n', parts: /^[ \t]*\n[ \t]*$/ });
  return head.text + rule.trimEnd() + (rows.length > 0 ? `\n${body}` : '');
}
