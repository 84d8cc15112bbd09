import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import styles from './family-drawing.module.css';
import { Funding } from './funding.tsx';
import { Futures } from './futures.tsx';
import { Other } from './other.tsx';
import { Participation } from './participation.tsx';
import { Sheet } from './sheet.tsx';
import { Strategy } from './strategy.tsx';
import { Tools } from './tools.tsx';

const drawings = {
  participation: Participation,
  strategy: Strategy,
  funding: Funding,
  futures: Futures,
  tools: Tools,
  other: Other,
};

/** The drawing of a family of services, in ink and paper on the family's colour. */
export function FamilyDrawing({ family }: { family: FamilyOrNone }) {
  const Drawing = drawings[family];
  return (
    <Sheet size={[600, 600]} seat={46} className={styles.drawing}>
      <Drawing />
    </Sheet>
  );
}
