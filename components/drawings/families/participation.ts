import type { Point } from '../arc.ts';
import { personSize, type Shape } from '../shape.ts';

const centre: Point = [300, 300];
const rows = [132, 192, 252];

/** Two sides that face each other, and one from each who meet in the middle. */
export const participation: readonly Shape[] = [
  ...rows.map((radius): Shape => ({ kind: 'seats', arc: { centre, radius, from: 206, to: 334 }, pitch: 59 })),
  ...rows.map(
    (radius): Shape => ({
      kind: 'seats',
      arc: { centre, radius, from: 26, to: 154 },
      pitch: 59,
      light: true,
    }),
  ),
  { kind: 'person', at: [268, 300], size: personSize },
  { kind: 'person', at: [332, 300], size: personSize, light: true },
];
