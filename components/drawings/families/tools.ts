import type { Point } from '../arc.ts';
import { personSize, type Shape } from '../shape.ts';

/** Where each ring stands, and where it is open: each lets the next one in. */
const rings: { centre: Point; from: number; light: boolean }[] = [
  { centre: [190, 190], from: 140, light: false },
  { centre: [410, 190], from: 230, light: true },
  { centre: [190, 410], from: 50, light: true },
  { centre: [410, 410], from: -40, light: false },
];

/** Open rings that fit into each other: parts that others can take, turn and join. */
export const tools: readonly Shape[] = [
  ...rings.map(
    ({ centre, from, light }): Shape => ({
      kind: 'line',
      arc: { centre, radius: 116, from, to: from + 260 },
      width: personSize,
      light,
    }),
  ),
  ...rings.map(({ centre, light }): Shape => ({ kind: 'person', at: centre, size: personSize, light })),
];
