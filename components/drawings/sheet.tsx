import type { ReactNode } from 'react';

interface SheetProps {
  /** Width and height of the drawing's own units. */
  size: readonly [width: number, height: number];
  /** Diameter of a person. */
  seat: number;
  className?: string | undefined;
  children: ReactNode;
}

/** What every drawing stands on: strokes are rows of people unless a path says otherwise. Decorative. */
export function Sheet({ size, seat, className, children }: SheetProps) {
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size[0]} ${size[1]}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={seat}
      strokeLinecap="round"
      strokeDasharray="0 1"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
