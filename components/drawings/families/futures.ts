import type { Point } from '../arc.ts';
import type { Shape } from '../shape.ts';

const dawn: Point = [300, 340];
const rays = [
  { radius: 152, pitch: 53 },
  { radius: 206, pitch: 72 },
  { radius: 260, pitch: 102 },
  { radius: 314, pitch: 164 },
];

/** A sun behind the horizon; the further an arc is from today, the more of it is still free. */
export const futures: readonly Shape[] = [
  { kind: 'ground', path: 'M200 340a100 100 0 0 1 200 0z', light: true },
  ...rays.map(
    ({ radius, pitch }): Shape => ({
      kind: 'seats',
      arc: { centre: dawn, radius, from: 272, to: 448 },
      pitch,
    }),
  ),
  { kind: 'ground', path: 'M40 384h520a260 208 0 0 1-520 0z' },
];
