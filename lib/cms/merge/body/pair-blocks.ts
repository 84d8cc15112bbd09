import { align } from '../align.ts';
import type { BodyBlock } from './body-blocks.ts';
import { likeness } from './likeness.ts';
import { mergePieces } from './merge-pieces.ts';

/** What became of a block: `base` and `other` are its places in both texts. */
export interface BlockPair {
  fate: 'kept' | 'changed' | 'moved' | 'added' | 'removed';
  base: number | null;
  other: number | null;
}

/** Says of every block of two texts which it is in the other: first those of the later text in order, then those that went. */
export function pairBlocks(base: readonly BodyBlock[], other: readonly BodyBlock[]): BlockPair[] {
  const baseNames = base.map(({ meaning }) => meaning);
  const editedNames = other.map(({ meaning }) => meaning);
  const stayed = new Set(align(baseNames, editedNames).map(([from]) => from));
  const pieces = mergePieces({
    baseNames,
    editedNames,
    likeness(index, place) {
      const [block, twin] = [base[index], other[place]];
      return block && twin ? likeness(block, twin) : 0;
    },
    keep: () => 'kept',
    change: () => 'changed',
    insert: () => 'added',
    isLost: () => false,
  });
  const kept = new Set(pieces.map((piece) => piece.base));
  const pairs = pieces.map((piece, place): BlockPair => {
    if (piece.base === null) return { fate: 'added', base: null, other: place };
    const fate = piece.text === 'changed' ? 'changed' : stayed.has(piece.base) ? 'kept' : 'moved';
    return { fate, base: piece.base, other: place };
  });
  const removed = base.flatMap((_, index): BlockPair[] =>
    kept.has(index) ? [] : [{ fate: 'removed', base: index, other: null }],
  );
  return [...pairs, ...removed];
}
