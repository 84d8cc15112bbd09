import type { Point } from './arc.ts';
import styles from './family-drawing.module.css';
import { Person } from './person.tsx';
import { Seats } from './seats.tsx';

const centre: Point = [300, 300];
const rows = [132, 192, 252];

/** Two sides that face each other, and one from each who meet in the middle. */
export function Participation() {
  return (
    <>
      {rows.map((radius) => (
        <Seats key={radius} arc={{ centre, radius, from: 206, to: 334 }} pitch={59} />
      ))}
      {rows.map((radius) => (
        <Seats key={radius} className={styles.light} arc={{ centre, radius, from: 26, to: 154 }} pitch={59} />
      ))}
      <Person at={[268, 300]} size={46} />
      <Person className={styles.light} at={[332, 300]} size={46} />
    </>
  );
}
