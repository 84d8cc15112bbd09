import { compareTexts, compareWords, type Piece } from './compare-texts.ts';

/** Lines of two versions: the same ones, of which the middle is left out, or what became of them. */
export type ComparedLines =
  | { isSame: true; above: string[]; left: number; below: string[] }
  | { isSame: false; line: number; pieces: Piece[] };

/** Unchanged lines that are shown next to a change. */
const linesAround = 2;

/** Puts two versions side by side: changed lines with the words in them that changed. */
export function compareLines(before: string, after: string): ComparedLines[] {
  return compareTexts(before, after).map((stretch, index, { length }): ComparedLines => {
    if (!stretch.isSame) {
      const pieces = compareWords(stretch.before.join('\n'), stretch.after.join('\n'));
      return { isSame: false, line: stretch.line, pieces };
    }
    const above = index > 0 ? stretch.before.slice(0, linesAround) : [];
    const rest = stretch.before.slice(above.length);
    const below = index < length - 1 ? rest.slice(-linesAround) : [];
    return { isSame: true, above, left: rest.length - below.length, below };
  });
}
