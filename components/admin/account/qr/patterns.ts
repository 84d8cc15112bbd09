import type { Grid } from './grid.ts';

/** Draws what every code of a version has: the eyes, the rulers, the alignment marks and the version. */
export function drawPatterns(grid: Grid, version: number): void {
  for (let place = 0; place < grid.size; place++) {
    grid.fix(6, place, place % 2 === 0);
    grid.fix(place, 6, place % 2 === 0);
  }
  const far = grid.size - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const)
    square(grid, [x, y], 4);
  const places = alignmentPlaces(version);
  const last = places.length - 1;
  for (const [row, y] of places.entries())
    for (const [column, x] of places.entries()) {
      const isEye =
        (row === 0 && column === 0) || (row === 0 && column === last) || (row === last && column === 0);
      if (!isEye) square(grid, [x, y], 2);
    }
  drawFormat(grid, 0);
  if (version >= 7) drawVersion(grid, version);
}

/** Rings around a centre: eyes reach 4 squares far, the last one light; alignment marks 2. */
function square(grid: Grid, [centreX, centreY]: readonly [number, number], reach: number): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy));
      grid.fix(centreX + dx, centreY + dy, reach === 4 ? distance !== 2 && distance !== 4 : distance !== 1);
    }
}

function alignmentPlaces(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = Array.from({ length: count - 1 }, (_none, index) => version * 4 + 10 - index * step);
  return [6, ...places.reverse()];
}

/** Writes level L and the mask, twice, each with its check bits (ISO/IEC 18004, 7.9). */
export function drawFormat(grid: Grid, mask: number): void {
  const data = (1 << 3) | mask;
  const bits = ((data << 10) | remainder(data, 10, 0x537)) ^ 0x5412;
  const isSet = (place: number) => ((bits >>> place) & 1) === 1;
  const { size } = grid;
  for (let place = 0; place <= 5; place++) grid.fix(8, place, isSet(place));
  grid.fix(8, 7, isSet(6));
  grid.fix(8, 8, isSet(7));
  grid.fix(7, 8, isSet(8));
  for (let place = 9; place < 15; place++) grid.fix(14 - place, 8, isSet(place));
  for (let place = 0; place < 8; place++) grid.fix(size - 1 - place, 8, isSet(place));
  for (let place = 8; place < 15; place++) grid.fix(8, size - 15 + place, isSet(place));
  grid.fix(8, size - 8, true);
}

function drawVersion(grid: Grid, version: number): void {
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let place = 0; place < 18; place++) {
    const isDark = ((bits >>> place) & 1) === 1;
    const [near, far] = [Math.floor(place / 3), grid.size - 11 + (place % 3)];
    grid.fix(far, near, isDark);
    grid.fix(near, far, isDark);
  }
}

function remainder(data: number, steps: number, divisor: number): number {
  let rest = data;
  for (let step = 0; step < steps; step++) rest = (rest << 1) ^ ((rest >>> (steps - 1)) * divisor);
  return rest;
}
