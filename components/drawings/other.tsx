import type { Point } from './arc.ts';
import { Seats } from './seats.tsx';

const centre: Point = [300, 300];

/** A ring with one seat free, for what belongs to no family. */
export function Other() {
  return <Seats arc={{ centre, radius: 220, from: 60, to: 375 }} size={86} pitch={151} />;
}
