import { type Codewords, encode } from './codewords.ts';
import { Grid } from './grid.ts';
import { drawFormat, drawPatterns } from './patterns.ts';
import { penalty } from './penalty.ts';

/** The masks of ISO/IEC 18004, 7.8.2: where the data's squares are turned round. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** A text as a QR code (ISO/IEC 18004, byte mode, level L): rows of squares, `true` for dark. */
export function qrSquares(text: string): boolean[][] {
  const codewords = encode(text);
  const drawn = masks.map((_mask, index) => draw(codewords, index));
  const best = drawn.reduce((a, b) => (penalty(b) < penalty(a) ? b : a));
  return best.rows();
}

function draw({ version, bytes }: Codewords, maskIndex: number): Grid {
  const grid = new Grid(version * 4 + 17);
  drawPatterns(grid, version);
  drawFormat(grid, maskIndex);
  const mask = masks[maskIndex];
  let bit = 0;
  for (const [x, y] of dataPlaces(grid)) {
    const isDark = (((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
    grid.set(x, y, isDark !== (mask?.(x, y) ?? false));
    bit++;
  }
  return grid;
}

/** Two columns at a time from the right, up and down in turn, past what is fixed. */
function* dataPlaces(grid: Grid): Generator<[x: number, y: number]> {
  const { size } = grid;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!grid.isFixed(x, y)) yield [x, y];
    }
  }
}
