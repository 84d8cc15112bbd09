import type { ChangeState } from '../compare-versions.ts';
import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import type { Definitions } from './mask-tags.ts';
import { pairBlocks } from './pair-blocks.ts';

/** Blocks of a text that are not the same in all versions; empty texts where there are none. */
export interface BodyChange {
  kind: 'blocks';
  /** Names the change among those of an entry: `blocks:0` is the first of the text. */
  id: string;
  state: ChangeState;
  base: string;
  mine: string;
  theirs: string;
}

/** A stretch of a text in three versions, as offsets in each; `change` is `null` where all are the same. */
export interface BodyStretch {
  change: BodyChange | null;
  mine: Range;
  theirs: Range;
}

interface Range {
  start: number;
  end: number;
}

type Places = readonly [base: number, mine: number, theirs: number];

/** Compares three bodies block by block; what stands between two blocks that all have belongs together. */
export function compareBodies(
  base: string,
  mine: string,
  theirs: string,
  definitions: Definitions,
): { changes: BodyChange[]; stretches: BodyStretch[] } {
  const read = (body: string): Side => ({ body, blocks: readBodyBlocks(body, definitions) });
  const sides = [read(base), read(mine), read(theirs)] as const;
  const stretches: BodyStretch[] = [];
  const changes: BodyChange[] = [];
  const add = (from: Places, end: Places) => {
    const [inBase, inMine, inTheirs] = [0, 1, 2].map((side) =>
      stretchOf(sides[side], from[side] ?? 0, end[side] ?? 0),
    );
    if (!inBase || !inMine || !inTheirs || !(inBase.id || inMine.id || inTheirs.id)) return;
    const state = stateOf(inBase.id, inMine.id, inTheirs.id);
    const texts = { base: inBase.text, mine: inMine.text, theirs: inTheirs.text };
    const change = state
      ? { kind: 'blocks' as const, id: `blocks:${changes.length}`, state, ...texts }
      : null;
    if (change) changes.push(change);
    stretches.push({ change, mine: inMine, theirs: inTheirs });
  };
  const [from, own, other] = sides.map(({ blocks }) => blocks);
  let next: Places = [0, 0, 0];
  for (const anchor of commonPlaces(from ?? [], own ?? [], other ?? [])) {
    const behind: Places = [anchor[0] + 1, anchor[1] + 1, anchor[2] + 1];
    add(next, anchor);
    add(anchor, behind);
    next = behind;
  }
  add(next, [from?.length ?? 0, own?.length ?? 0, other?.length ?? 0]);
  return { changes, stretches };
}

interface Side {
  body: string;
  blocks: readonly BodyBlock[];
}

/** The blocks of the base that are in all three versions in one order, as they were or changed. */
function commonPlaces(
  base: readonly BodyBlock[],
  mine: readonly BodyBlock[],
  theirs: readonly BodyBlock[],
): Places[] {
  const [inMine, inTheirs] = [placesIn(base, mine), placesIn(base, theirs)];
  return base.flatMap((_, at): Places[] => {
    const [own, other] = [inMine.get(at), inTheirs.get(at)];
    return own === undefined || other === undefined ? [] : [[at, own, other]];
  });
}

function placesIn(base: readonly BodyBlock[], other: readonly BodyBlock[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const { fate, base: at, other: place } of pairBlocks(base, other)) {
    if ((fate === 'kept' || fate === 'changed') && at !== null && place !== null) places.set(at, place);
  }
  return places;
}

function stretchOf(side: Side | undefined, from: number, end: number) {
  const { body, blocks } = side ?? { body: '', blocks: [] };
  const [first, last] = [blocks[from], blocks[end - 1]];
  if (from >= end || !first || !last) {
    const at = blocks[end - 1]?.end ?? blocks[from]?.start ?? 0;
    return { start: at, end: at, text: '', id: '' };
  }
  const id = blocks
    .slice(from, end)
    .map(({ meaning }) => meaning)
    .join('\n');
  return { start: first.start, end: last.end, text: body.slice(first.start, last.end), id };
}

function stateOf(base = '', mine = '', theirs = ''): ChangeState | null {
  if (mine === theirs) return mine === base ? null : 'same';
  if (mine === base) return 'theirs';
  return theirs === base ? 'mine' : 'conflict';
}
