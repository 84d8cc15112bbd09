import { type Point, pointAt } from './arc.ts';
import styles from './family-drawing.module.css';
import { LineArc } from './line-arc.tsx';
import { Person } from './person.tsx';

const goal: Point = [560, 560];
const horizons = [130, 230, 330, 430, 530];

/** Horizons one behind the other, and somebody who crosses them, one at a time. */
export function Strategy() {
  return (
    <>
      <circle className={styles.ground} cx={goal[0]} cy={goal[1]} r="58" />
      {horizons.map((radius) => (
        <LineArc key={radius} arc={{ centre: goal, radius, from: 268, to: 362 }} width={18} />
      ))}
      {horizons.map((radius, index) => (
        <Person
          key={radius}
          className={styles.light}
          at={pointAt(goal, radius, 350 - index * 17)}
          size={64}
        />
      ))}
    </>
  );
}
