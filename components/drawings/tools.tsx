import styles from './family-drawing.module.css';
import { LineArc } from './line-arc.tsx';
import { Person } from './person.tsx';

/** Open rings that fit into each other: parts that others can take, turn and join. */
export function Tools() {
  return (
    <>
      <LineArc arc={{ centre: [190, 190], radius: 116, from: 140, to: 400 }} width={46} />
      <LineArc
        className={styles.light}
        arc={{ centre: [410, 190], radius: 116, from: 230, to: 490 }}
        width={46}
      />
      <LineArc
        className={styles.light}
        arc={{ centre: [190, 410], radius: 116, from: 50, to: 310 }}
        width={46}
      />
      <LineArc arc={{ centre: [410, 410], radius: 116, from: -40, to: 220 }} width={46} />
      <Person at={[190, 190]} size={46} />
      <Person className={styles.light} at={[410, 190]} size={46} />
      <Person className={styles.light} at={[190, 410]} size={46} />
      <Person at={[410, 410]} size={46} />
    </>
  );
}
