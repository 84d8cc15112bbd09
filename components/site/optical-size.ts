/** How large a square mark would be, in pixels; every other takes the same area. */
const side = 92;
const widest = 230;

/** The size at which a mark of any proportions looks as large as the others: equal areas, not equal heights. */
export function opticalSize({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const ratio = width / height;
  const shown = Math.min(side * Math.sqrt(ratio), widest);
  return { width: Math.round(shown), height: Math.round(shown / ratio) };
}
