import type { Point } from './arc.ts';

interface PersonProps {
  at: Point;
  /** Diameter. */
  size: number;
  className?: string | undefined;
}

/** One person: a dot. */
export function Person({ at, size, className }: PersonProps) {
  return <path className={className} d={`M${at[0]} ${at[1]}h.1`} strokeWidth={size} strokeDasharray="none" />;
}
