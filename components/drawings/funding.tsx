import type { Point } from './arc.ts';
import styles from './family-drawing.module.css';
import { Seats } from './seats.tsx';

const centre: Point = [300, 300];
const rings = [72, 130, 188, 246];

/** Many small amounts on one side, matched by the other, around one project. */
export function Funding() {
  return (
    <>
      <circle className={styles.ground} cx="300" cy="300" r="36" />
      {rings.map((radius) => (
        <Seats
          key={radius}
          arc={{ centre, radius, from: 180 + inset(radius), to: 360 - inset(radius) }}
          pitch={57}
        />
      ))}
      {rings.map((radius) => (
        <Seats
          key={radius}
          className={styles.light}
          arc={{ centre, radius, from: inset(radius), to: 180 - inset(radius) }}
          pitch={57}
        />
      ))}
    </>
  );
}

// Half a seat's distance from the line between the two sides, as an angle.
function inset(radius: number): number {
  return (Math.asin(29 / radius) * 180) / Math.PI;
}
