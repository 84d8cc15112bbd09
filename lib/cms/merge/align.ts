/** A pair of positions, in the first and in the second list, that stand for the same thing. */
export type Match = readonly [first: number, second: number];

/** The largest table of comparisons; beyond it what is left is matched from the front. */
const maxCells = 250_000;

/** Matches two lists in order, keeping as much as possible; never slower than the length of both and a bounded table. */
export function align(first: readonly string[], second: readonly string[]): Match[] {
  const matches: Match[] = [];
  // Stretches still to be matched, the leftmost on top, so that matches come out in order.
  const open: Stretch[] = [{ from: 0, to: first.length, from2: 0, to2: second.length }];
  for (let next = open.pop(); next; next = open.pop()) {
    const stretch = { ...next };
    while (
      stretch.from < stretch.to &&
      stretch.from2 < stretch.to2 &&
      first[stretch.from] === second[stretch.from2]
    ) {
      matches.push([stretch.from, stretch.from2]);
      stretch.from += 1;
      stretch.from2 += 1;
    }
    const ends: Match[] = [];
    while (
      stretch.from < stretch.to &&
      stretch.from2 < stretch.to2 &&
      first[stretch.to - 1] === second[stretch.to2 - 1]
    ) {
      stretch.to -= 1;
      stretch.to2 -= 1;
      ends.push([stretch.to, stretch.to2]);
    }
    matches.push(...ends);
    if (stretch.from === stretch.to || stretch.from2 === stretch.to2) continue;
    const isSmall = (stretch.to - stretch.from) * (stretch.to2 - stretch.from2) <= maxCells;
    const anchors = isSmall ? longestCommon(first, second, stretch) : uniqueAnchors(first, second, stretch);
    if (isSmall || anchors.length === 0) {
      matches.push(...(isSmall ? anchors : firstCome(first, second, stretch)));
      continue;
    }
    matches.push(...anchors);
    open.push(...between(anchors, stretch));
  }
  return matches.sort(([a], [b]) => a - b);
}

interface Stretch {
  from: number;
  to: number;
  from2: number;
  to2: number;
}

function between(anchors: readonly Match[], stretch: Stretch): Stretch[] {
  const stretches: Stretch[] = [];
  let { from, from2 } = stretch;
  for (const [to, to2] of [...anchors, [stretch.to, stretch.to2] as const]) {
    if (from < to && from2 < to2) stretches.push({ from, to, from2, to2 });
    from = to + 1;
    from2 = to2 + 1;
  }
  return stretches;
}

function longestCommon(first: readonly string[], second: readonly string[], stretch: Stretch): Match[] {
  const { from, to, from2, to2 } = stretch;
  const width = to2 - from2 + 1;
  const lengths = new Uint32Array((to - from + 1) * width);
  const at = (row: number, column: number) => lengths[(row - from) * width + column - from2] ?? 0;
  for (let row = to - 1; row >= from; row -= 1) {
    for (let column = to2 - 1; column >= from2; column -= 1) {
      lengths[(row - from) * width + column - from2] =
        first[row] === second[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const matches: Match[] = [];
  for (let row = from, column = from2; row < to && column < to2; ) {
    if (first[row] === second[column]) {
      matches.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return matches;
}

/** What stands once in each list, as far as its order is the same in both. */
function uniqueAnchors(first: readonly string[], second: readonly string[], stretch: Stretch): Match[] {
  const places = soloPlaces(second, stretch.from2, stretch.to2);
  const pairs: Match[] = [...soloPlaces(first, stretch.from, stretch.to)].flatMap(([name, place]) => {
    const place2 = places.get(name);
    return place2 === undefined ? [] : [[place, place2] as const];
  });
  return risingPairs(pairs.sort(([a], [b]) => a - b));
}

function soloPlaces(list: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const name = list[at] ?? '';
    if (places.has(name)) repeated.add(name);
    places.set(name, at);
  }
  for (const name of repeated) places.delete(name);
  return places;
}

/** The longest run of pairs that rises in both lists (patience sorting). */
function risingPairs(pairs: readonly Match[]): Match[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const rising: Match[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}

/** Each item with the next equal one that is still free: not the most matches, but in linear time. */
function firstCome(first: readonly string[], second: readonly string[], stretch: Stretch): Match[] {
  const places = new Map<string, number[]>();
  for (let at = stretch.to2 - 1; at >= stretch.from2; at -= 1) {
    const name = second[at] ?? '';
    const list = places.get(name);
    if (list) list.push(at);
    else places.set(name, [at]);
  }
  const matches: Match[] = [];
  let next = stretch.from2;
  for (let at = stretch.from; at < stretch.to; at += 1) {
    const list = places.get(first[at] ?? '');
    while (list && (list.at(-1) ?? next) < next) list.pop();
    const place = list?.at(-1);
    if (place === undefined) continue;
    matches.push([at, place]);
    next = place + 1;
  }
  return matches;
}
