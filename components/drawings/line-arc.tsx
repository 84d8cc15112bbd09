import { type Arc, arcPath } from './arc.ts';

interface LineArcProps {
  arc: Arc;
  width: number;
  className?: string | undefined;
}

/** A drawn arc: what goes between people. */
export function LineArc({ arc, width, className }: LineArcProps) {
  return <path className={className} d={arcPath(arc)} strokeWidth={width} strokeDasharray="none" />;
}
