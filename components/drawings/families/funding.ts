import type { Point } from '../arc.ts';
import type { Shape } from '../shape.ts';

const centre: Point = [300, 300];
const rings = [72, 130, 188, 246];
const pitch = 57;

/** Many small amounts on one side, matched by the other, around one project. */
export const funding: readonly Shape[] = [
  { kind: 'person', at: centre, size: 72 },
  ...rings.map((radius): Shape => ({ kind: 'seats', arc: half(radius, 180), pitch })),
  ...rings.map((radius): Shape => ({ kind: 'seats', arc: half(radius, 0), pitch, light: true })),
];

// Each side keeps half a seat's distance from the line between them.
function half(radius: number, from: number) {
  const inset = (Math.asin(29 / radius) * 180) / Math.PI;
  return { centre, radius, from: from + inset, to: from + 180 - inset };
}
