import { type Point, pointAt } from '../arc.ts';
import type { Shape } from '../shape.ts';

const goal: Point = [560, 560];
const horizons = [130, 230, 330, 430, 530];

/** Horizons one behind the other, and people who cross them, one at a time. */
export const strategy: readonly Shape[] = [
  { kind: 'person', at: goal, size: 116 },
  ...horizons.map(
    (radius): Shape => ({ kind: 'line', arc: { centre: goal, radius, from: 268, to: 362 }, width: 18 }),
  ),
  ...horizons.map(
    (radius, index): Shape => ({
      kind: 'person',
      at: pointAt(goal, radius, 350 - index * 17),
      size: 64,
      light: true,
    }),
  ),
];
