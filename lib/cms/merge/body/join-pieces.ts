import type { Part, Piece } from './merge-pieces.ts';

/** Joins pieces with the white space that stands between their like in the base, where it still parts them. */
export function joinPieces(
  pieces: readonly Piece[],
  base: { text: string; parts: readonly Part[] },
  gap: { usual: string; parts: RegExp },
): string {
  const kept = new Set(pieces.map((piece) => piece.base));
  const before = (index: number) =>
    base.text.slice(base.parts[index - 1]?.end ?? 0, base.parts[index]?.start ?? 0);
  const between = (piece: Piece, next: Piece): string => {
    if (piece.base !== null && next.base === piece.base + 1) return before(next.base);
    const candidates = [
      // What follows in the base has gone: its gap is free for what comes now.
      piece.base !== null && !kept.has(piece.base + 1) ? before(piece.base + 1) : '',
      next.base !== null && next.base > 0 ? before(next.base) : '',
    ];
    return candidates.find((candidate) => gap.parts.test(candidate)) ?? gap.usual;
  };
  return pieces
    .map((piece, index) => {
      const next = pieces[index + 1];
      return next ? piece.text + between(piece, next) : piece.text;
    })
    .join('');
}
