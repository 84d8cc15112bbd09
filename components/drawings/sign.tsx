import type { Point } from './arc.ts';
import { Seats } from './seats.tsx';
import { Sheet } from './sheet.tsx';

const centre: Point = [32, 32];

/** The small sign: a ring of people with one seat free. */
export function Sign({ className }: { className?: string | undefined }) {
  return (
    <Sheet size={[64, 64]} seat={15} className={className}>
      <Seats arc={{ centre, radius: 24, from: 80, to: 388 }} pitch={21.5} />
    </Sheet>
  );
}
