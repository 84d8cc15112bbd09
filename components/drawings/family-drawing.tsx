import type { FamilyOrNone } from '#lib/content/collections/families.ts';
import { arcPath } from './arc.ts';
import styles from './family-drawing.module.css';
import { familyShapes } from './family-shapes.ts';
import { Person } from './person.tsx';
import { Seats } from './seats.tsx';
import { personSize, type Shape } from './shape.ts';
import { Sheet } from './sheet.tsx';

/** The drawing of a family of services, in ink and paper on the family's colour. */
export function FamilyDrawing({ family }: { family: FamilyOrNone }) {
  return (
    <Sheet size={[600, 600]} seat={personSize} className={styles.drawing}>
      {familyShapes[family].map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a drawing never change places
        <Part key={index} shape={shape} />
      ))}
    </Sheet>
  );
}

function Part({ shape }: { shape: Shape }) {
  const className = shape.light ? styles.light : undefined;
  switch (shape.kind) {
    case 'seats':
      return <Seats className={className} arc={shape.arc} pitch={shape.pitch} size={shape.size} />;
    case 'person':
      return <Person className={className} at={shape.at} size={shape.size} />;
    case 'line':
      return (
        <path className={className} d={arcPath(shape.arc)} strokeWidth={shape.width} strokeDasharray="none" />
      );
    case 'ground':
      return <path className={shape.light ? styles.lightGround : styles.ground} d={shape.path} />;
  }
}
