import type { Arc, Point } from './arc.ts';

/** One part of a drawing; `light` parts are paper, the others ink. */
export type Shape = { light?: boolean } & (
  | { kind: 'seats'; arc: Arc; pitch: number; size?: number }
  | { kind: 'line'; arc: Arc; width: number }
  | { kind: 'person'; at: Point; size: number }
  | { kind: 'ground'; path: string }
);

/** The diameter of a person in the drawings of the families, which are 600 units wide and high. */
export const personSize = 46;
