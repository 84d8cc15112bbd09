import { align, type Match } from '../align.ts';

/** A part of a text that is merged as a whole: a block of a body, an item of a list. */
export interface Part {
  start: number;
  end: number;
}

/** A part of the merged text, and where it comes from. */
export interface Piece {
  text: string;
  /** The part of the base that it is, kept or changed. */
  base: number | null;
}

export interface PieceTask {
  baseNames: readonly string[];
  editedNames: readonly string[];
  /** How alike two parts are that are not the same, from 0 to 1; below 0.3 they are different things. */
  likeness(base: number, edited: number): number;
  /** The text of a part that stays as it is. */
  keep(base: number, edited: number): string;
  /** The text of a part that was changed. */
  change(base: number, edited: number): string;
  /** The text of a part that is new. */
  insert(edited: number): string;
  /** Whether a part that is missing got lost without anybody's doing. */
  isLost(base: number): boolean;
}

/** Decides for every part whether it stays, moves, changes, goes or comes. */
export function mergePieces(task: PieceTask): Piece[] {
  const { baseNames, editedNames } = task;
  const matches = align(baseNames, editedNames);
  const pieces: Piece[] = [];
  const moved = movedParts(task, matches);
  let [from, to] = [0, 0];
  for (const [base, edited] of [...matches, [baseNames.length, editedNames.length] as const]) {
    pieces.push(...mergeStretch(task, moved, { from, to, end: base, end2: edited }));
    if (edited < editedNames.length) pieces.push({ text: task.keep(base, edited), base });
    from = base + 1;
    to = edited + 1;
  }
  return pieces;
}

/** Parts of the base without a match, by names that stand unmatched on the other side: these were moved. */
function movedParts({ baseNames, editedNames }: PieceTask, matches: readonly Match[]): Map<string, number[]> {
  const [matched, others] = [new Set(matches.map(([from]) => from)), new Set(matches.map(([, to]) => to))];
  const wanted = new Set(editedNames.filter((_, index) => !others.has(index)));
  const parts = new Map<string, number[]>();
  baseNames.forEach((name, index) => {
    if (matched.has(index) || !wanted.has(name)) return;
    parts.set(name, [...(parts.get(name) ?? []), index]);
  });
  return parts;
}

interface Stretch {
  from: number;
  to: number;
  end: number;
  end2: number;
}

function mergeStretch(task: PieceTask, moved: Map<string, number[]>, stretch: Stretch): Piece[] {
  const pairs = pairUp(task, moved, stretch);
  const pieces: Piece[] = [];
  let next = stretch.from;
  const passTo = (end: number) => {
    for (; next < end; next += 1)
      if (task.isLost(next)) pieces.push({ text: task.keep(next, -1), base: next });
  };
  for (let edited = stretch.to; edited < stretch.end2; edited += 1) {
    const pair = pairs.get(edited);
    const source = pair === undefined ? moved.get(task.editedNames[edited] ?? '')?.shift() : undefined;
    if (pair !== undefined) {
      passTo(pair);
      pieces.push({ text: task.change(pair, edited), base: pair });
      next = pair + 1;
    } else if (source !== undefined) pieces.push({ text: task.keep(source, edited), base: source });
    else pieces.push({ text: task.insert(edited), base: null });
  }
  passTo(stretch.end);
  return pieces;
}

/** The largest table of likenesses; beyond it parts are paired in their order. */
const maxCells = 2_500;

/** Finds which changed part was which, in order and as alike as possible. */
function pairUp(
  task: PieceTask,
  moved: ReadonlyMap<string, number[]>,
  stretch: Stretch,
): Map<number, number> {
  const isMoved = (name: string | undefined) => (moved.get(name ?? '')?.length ?? 0) > 0;
  const olds = range(stretch.from, stretch.end).filter((index) => !isMoved(task.baseNames[index]));
  const news = range(stretch.to, stretch.end2).filter((index) => !isMoved(task.editedNames[index]));
  if (olds.length * news.length > maxCells) {
    return new Map(
      news.flatMap((edited, index) => {
        const base = olds[index];
        return base !== undefined && task.likeness(base, edited) >= 0.3 ? [[edited, base] as const] : [];
      }),
    );
  }
  return bestPairs(task, olds, news);
}

function bestPairs(task: PieceTask, olds: readonly number[], news: readonly number[]): Map<number, number> {
  const likeness = olds.map((base) => news.map((edited) => task.likeness(base, edited)));
  const best: number[][] = Array.from({ length: olds.length + 1 }, () => new Array(news.length + 1).fill(0));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  const likenessAt = (row: number, column: number) => {
    const value = likeness[row]?.[column] ?? 0;
    return value >= 0.3 ? value : Number.NEGATIVE_INFINITY;
  };
  for (let row = olds.length - 1; row >= 0; row -= 1) {
    for (let column = news.length - 1; column >= 0; column -= 1) {
      const pair = likenessAt(row, column) + at(row + 1, column + 1);
      const line = best[row];
      if (line) line[column] = Math.max(pair, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs = new Map<number, number>();
  for (let row = 0, column = 0; row < olds.length && column < news.length; ) {
    const [base, edited] = [olds[row], news[column]];
    if (base === undefined || edited === undefined) break;
    if (at(row, column) === at(row + 1, column)) row += 1;
    else if (at(row, column) === at(row, column + 1)) column += 1;
    else {
      pairs.set(edited, base);
      row += 1;
      column += 1;
    }
  }
  return pairs;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
