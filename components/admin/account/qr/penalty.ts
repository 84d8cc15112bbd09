import type { Grid } from './grid.ts';

/** How hard a code is to read (ISO/IEC 18004, 7.8.3): long runs, blocks, false eyes, too much of one colour. */
export function penalty(grid: Grid): number {
  const rows = grid.rows();
  const columns = rows.map((_row, index) => rows.map((row) => row[index] ?? false));
  const lines = [...rows, ...columns].map((line) => line.map((isDark) => (isDark ? '1' : '0')).join(''));
  const dark = rows.flat().filter(Boolean).length / grid.size ** 2;
  return (
    lines.reduce((sum, line) => sum + runs(line) + falseEyes(line), 0) +
    blocks(grid) * 3 +
    Math.floor(Math.abs(dark - 0.5) * 20) * 10
  );
}

function runs(line: string): number {
  return (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
}

function falseEyes(line: string): number {
  return (line.match(/(?=10111010000|00001011101)/g) ?? []).length * 40;
}

function blocks(grid: Grid): number {
  let count = 0;
  for (let y = 0; y < grid.size - 1; y++)
    for (let x = 0; x < grid.size - 1; x++) {
      const isDark = grid.isDark(x, y);
      const others = [grid.isDark(x + 1, y), grid.isDark(x, y + 1), grid.isDark(x + 1, y + 1)];
      if (others.every((other) => other === isDark)) count++;
    }
  return count;
}
