import { type Arc, arcPath, seatGaps } from './arc.ts';

interface SeatsProps {
  arc: Arc;
  /** From the middle of one seat to the middle of the next; fitted to the arc. */
  pitch: number;
  /** Diameter of a seat; else as the drawing around says. */
  size?: number | undefined;
  /** Which seats, counted from 1, nobody takes; the one at 0 is always taken. */
  empty?: readonly number[];
  className?: string | undefined;
}

/**
 * A row of people seen from above: one path, since a dash of no length with round ends is a circle.
 * Stands in a `Sheet`, whose stroke it inherits.
 */
export function Seats({ arc, pitch, size, empty = [], className }: SeatsProps) {
  const gaps = seatGaps(arc, pitch);
  // Half a gap beyond the last seat, so that rounding never swallows it.
  const to = Math.min(arc.to + (arc.to - arc.from) / gaps / 2, arc.from + 359);
  return (
    <path
      className={className}
      d={arcPath({ ...arc, to })}
      strokeWidth={size}
      pathLength={gaps + 0.5}
      strokeDasharray={empty.length > 0 ? dashes(gaps, empty) : undefined}
    />
  );
}

function dashes(gaps: number, empty: readonly number[]): string {
  const taken = Array.from({ length: gaps + 1 }, (_, seat) => seat).filter((seat) => !empty.includes(seat));
  // The pattern repeats; the last gap is long enough to lead beyond the end.
  return taken.map((seat, index) => `0 ${(taken[index + 1] ?? gaps + 9) - seat}`).join(' ');
}
