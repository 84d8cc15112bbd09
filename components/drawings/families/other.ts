import type { Shape } from '../shape.ts';

/** A ring with one seat free, for what belongs to no family. */
export const other: readonly Shape[] = [
  { kind: 'seats', arc: { centre: [300, 300], radius: 220, from: 60, to: 375 }, size: 86, pitch: 151 },
];
