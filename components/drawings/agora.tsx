import type { Family } from '#lib/content/collections/families.ts';
import styles from './agora.module.css';
import { agoraSeed, planAgora } from './agora-plan.ts';
import { arcPath } from './arc.ts';
import { Person } from './person.tsx';
import { Seats } from './seats.tsx';
import { Sheet } from './sheet.tsx';

const plan = planAgora(agoraSeed);

/**
 * The sign of the site: five arcs of people around an open centre.
 * Where addresses are given, each arc leads to its family; the list beside it says so in words,
 * which is why the drawing itself is hidden from assistive technology and from the keyboard.
 */
export function Agora({ hrefs }: { hrefs: Partial<Record<Family, string>> }) {
  return (
    <Sheet size={[plan.size, plan.size]} seat={plan.seat} className={styles.agora}>
      <circle className={styles.disc} cx="500" cy="500" r="500" />
      {plan.speakers.map(({ family, curve }) => (
        <path key={family} className={styles.curve} data-family={family} d={curve} strokeDasharray="none" />
      ))}
      {plan.banks.map(({ family, rows, reach }) => (
        <a key={family} className={styles.bank} data-family={family} href={hrefs[family]} tabIndex={-1}>
          <path className={styles.reach} d={arcPath(reach)} />
          {rows.map(({ arc, empty }) => (
            <Seats key={arc.radius} arc={arc} pitch={plan.pitch} empty={empty} />
          ))}
        </a>
      ))}
      {plan.speakers.map(({ family, at }) => (
        <Person key={family} className={styles.speaker} at={at} size={plan.seat} />
      ))}
    </Sheet>
  );
}
