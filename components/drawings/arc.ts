/** A point on a circle; angles are degrees clockwise from twelve o'clock, coordinates whole numbers. */
export function pointAt(centre: Point, radius: number, angle: number): Point {
  const radians = (angle * Math.PI) / 180;
  return [
    Math.round(centre[0] + radius * Math.sin(radians)),
    Math.round(centre[1] - radius * Math.cos(radians)),
  ];
}

export type Point = readonly [x: number, y: number];

/** An arc of a circle, clockwise from one angle to another. */
export interface Arc {
  centre: Point;
  radius: number;
  from: number;
  to: number;
}

/** The path data of an arc shorter than a full turn. */
export function arcPath({ centre, radius, from, to }: Arc): string {
  const start = pointAt(centre, radius, from);
  const end = pointAt(centre, radius, to);
  const large = to - from > 180 ? 1 : 0;
  return `M${start.join(' ')}A${radius} ${radius} 0 ${large} 1 ${end.join(' ')}`;
}

/** How many steps from seat to seat fit an arc. */
export function seatGaps({ radius, from, to }: Arc, pitch: number): number {
  const length = (radius * (to - from) * Math.PI) / 180;
  return Math.max(1, Math.round(length / pitch));
}

/** Where the seats of an arc stand, first to last. */
export function seatPoints(arc: Arc, pitch: number): Point[] {
  const gaps = seatGaps(arc, pitch);
  return Array.from({ length: gaps + 1 }, (_, seat) =>
    pointAt(arc.centre, arc.radius, arc.from + ((arc.to - arc.from) * seat) / gaps),
  );
}
